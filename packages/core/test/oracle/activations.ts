import { erf } from "./error-function.ts";

// Each from its definition, and from its limit where the definition would overflow or meet ∞ · 0.

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const softplus = (x: number): number => (x > 40 ? x : Math.log1p(Math.exp(x)));
export const softsign = (x: number): number =>
  Number.isFinite(x) || Number.isNaN(x) ? x / (1 + Math.abs(x)) : Math.sign(x);
export const silu = (x: number): number => gated(x, sigmoid(x));
export const mish = (x: number): number => gated(x, Math.tanh(softplus(x)));
export const gelu = (x: number): number => gated(x, (1 + erf(x / Math.sqrt(2))) / 2);
export const geluByTanh = (x: number): number =>
  gated(x, (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))) / 2);

function gated(x: number, gate: number): number {
  return x < -800 ? 0 : x * gate;
}
