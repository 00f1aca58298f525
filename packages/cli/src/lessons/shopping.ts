import { type Tensor, tensor, type Variable, variable } from "@leibniz/core";

/** The first shopping problem: 2 apples at 100 each, and 10 % consumption tax. */
export function apple(): { price: Tensor; leaves: Record<"apple" | "count" | "tax", Variable> } {
  const leaves = {
    apple: variable(100, { name: "사과" }),
    count: variable(2, { name: "사과 개수" }),
    tax: variable(1.1, { name: "소비세" }),
  };
  return { price: leaves.apple.mul(leaves.count).mul(leaves.tax).named("지불 금액"), leaves };
}

/** The same with the count and the tax as constants, for the coarse drawing. */
export function appleCoarse(): Tensor {
  return variable(100, { name: "사과" }).mul(tensor(2)).mul(tensor(1.1)).named("지불 금액");
}

/** The second: 2 apples at 100, 3 oranges at 150, and the tax on both. */
export function appleOrange(): {
  price: Tensor;
  leaves: Record<"apple" | "apples" | "orange" | "oranges" | "tax", Variable>;
  between: Record<"applePrice" | "orangePrice" | "sum", Tensor>;
} {
  const leaves = {
    apple: variable(100, { name: "사과" }),
    apples: variable(2, { name: "사과 개수" }),
    orange: variable(150, { name: "귤" }),
    oranges: variable(3, { name: "귤 개수" }),
    tax: variable(1.1, { name: "소비세" }),
  };
  const applePrice = leaves.apple.mul(leaves.apples);
  const orangePrice = leaves.orange.mul(leaves.oranges);
  const sum = applePrice.add(orangePrice);
  return { price: sum.mul(leaves.tax).named("지불 금액"), leaves, between: { applePrice, orangePrice, sum } };
}
