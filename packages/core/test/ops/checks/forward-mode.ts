import { type DType, jvp, type Tensor } from "../../../src/index.ts";
import { drawer, drawn } from "../../oracle/draw.ts";
import type { Case, Row } from "../row.ts";
import { closeIn, expectNumbers, expectType } from "./compare.ts";
import { arrayOfTensor, constantAt, gradientsUnder, leaves, tensorOf, upstreamFor } from "./inputs.ts";

/** Forward mode carries tangents t as reverse mode carries gradients u: ⟨u, J t⟩ = ⟨Jᵀ u, t⟩. */
export function forwardModeAgrees(sample: Case, row: Row): void {
  if (!sample.smooth) return;
  for (const dtype of ["float64", "float32"] as const) {
    const inputs = leaves(
      row,
      sample,
      sample.inputs.map((): DType => dtype),
    );
    const y = sample.apply(...inputs);
    if (!y.requiresGrad) continue;
    const next = drawer(11);
    const floats = inputs.filter((input) => input.requiresGrad).map((input) => input.detach());
    const tangents = floats.map((x) => tensorOf(drawn(next, x.shape, -1, 1), x.dtype));
    const { tangent } = jvp(
      (...x: Tensor[]) => sample.apply(...inputs.map((_, i) => constantAt(row, sample, i) ?? x.shift()!)),
      floats,
      tangents,
    );
    expectType(`tangent in ${dtype}`, tangent, y.shape, y.dtype);
    const upstream = upstreamFor(y);
    const gradients = gradientsUnder(y, inputs, upstream);
    const products = gradients.flatMap((gradient, i) => productsOf(gradient, tangents[i]!));
    const found = productsOf(upstream, tangent);
    const scale = [...gradients.map(arrayOfTensor), ...sample.inputs, arrayOfTensor(tangent)];
    const total = (numbers: readonly number[]) => [numbers.reduce((sum, number) => sum + number, 0)];
    expectNumbers(`⟨u, J t⟩ in ${dtype}`, total(found), total(products), closeIn(dtype, ...scale));
  }
}

function productsOf(x: Tensor, y: Tensor): number[] {
  return Array.from({ length: x.size }, (_, i) => x.data[i]! * y.data[i]!);
}
