import type { NumberDoc, ValueDoc } from "./graph/graph-doc.ts";

/** How many significant digits to print, or `raw` for all that the double has. */
export type Digits = number | "raw";

/** What stands where no gradient was computed; 0 would be a claim. */
export const NOT_COMPUTED = "—";

export function readNumber(number: NumberDoc): number {
  return typeof number === "number" ? number : Number(number);
}

/** `3.3000000000000003` as `3.3` with 6 digits; trailing zeros are dropped. */
export function formatNumber(number: NumberDoc, digits: Digits = 6): string {
  const value = readNumber(number);
  if (Object.is(value, -0)) return "0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
  if (digits === "raw") return String(value);
  return String(Number(value.toPrecision(digits)));
}

/** `(2,3)`, as a wire or a message prints a shape. */
export function formatShape(shape: readonly number[]): string {
  return `(${shape.join(",")}${shape.length === 1 ? "," : ""})`;
}

/** A scalar's number; for a tensor its numbers in brackets when there are few, else its shape. */
export function formatValue(value: ValueDoc | null, digits: Digits = 6, most = 4): string {
  if (value === null) return NOT_COMPUTED;
  if (value.data === null || value.data.length > most) return formatShape(value.shape);
  let next = 0;
  const data = value.data;
  const nested = (axis: number): string => {
    if (axis === value.shape.length) return formatNumber(data[next++] ?? "NaN", digits);
    return `[${Array.from({ length: value.shape[axis] ?? 0 }, () => nested(axis + 1)).join(" ")}]`;
  };
  return nested(0);
}
