import type { SelectionKernel, UnaryKernel } from "../kernels.ts";
import type { Values } from "../values.ts";
import { errorFunction } from "./error-function.ts";

export const neg: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
};

export const reciprocal: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = 1 / x[i]!;
};

export const sqrt: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i]!);
};

export const relu: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! <= 0 ? 0 : x[i]!;
};

export const exp: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(x[i]!);
};

export const log: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]!);
};

export const tanh: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.tanh(x[i]!);
};

/** Far below 0, where exp(−x) overflows, the sigmoid is exp(x) to the last digit. */
export const sigmoid: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! < -700 ? Math.exp(x[i]!) : 1 / (1 + Math.exp(-x[i]!));
};

export const erf: UnaryKernel = (out, x) => {
  for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]!);
};

export function pow(out: Values, x: Values, exponent: number): void {
  if (exponent === 2) for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
  else for (let i = 0; i < out.length; i++) out[i] = x[i]! ** exponent;
}

export const where: SelectionKernel = (out, condition, x, y) => {
  for (let i = 0, ic = 0, ix = 0, iy = 0; i < out.length; i++) {
    out[i] = condition[ic] !== 0 ? x[ix]! : y[iy]!;
    if (++ic === condition.length) ic = 0;
    if (++ix === x.length) ix = 0;
    if (++iy === y.length) iy = 0;
  }
};
