import type { BinaryKernel } from "../kernels.ts";

// The four operations of arithmetic are written out, because a loop that calls a function it is given is
// several times slower than one that the compiler sees whole. The second loop of each is for operands that repeat: a
// number, or the row that a batch shares. A copy of each loop for each dtype is not faster (measured with 10 to 10,000
// elements after all four dtypes had been seen): the compiler makes those copies itself.

export const add: BinaryKernel = (out, x, y) => {
  const length = out.length;
  if (x.length === length && y.length === length) {
    for (let i = 0; i < length; i++) out[i] = x[i]! + y[i]!;
    return;
  }
  for (let i = 0, ix = 0, iy = 0; i < length; i++) {
    out[i] = x[ix]! + y[iy]!;
    if (++ix === x.length) ix = 0;
    if (++iy === y.length) iy = 0;
  }
};

export const sub: BinaryKernel = (out, x, y) => {
  const length = out.length;
  if (x.length === length && y.length === length) {
    for (let i = 0; i < length; i++) out[i] = x[i]! - y[i]!;
    return;
  }
  for (let i = 0, ix = 0, iy = 0; i < length; i++) {
    out[i] = x[ix]! - y[iy]!;
    if (++ix === x.length) ix = 0;
    if (++iy === y.length) iy = 0;
  }
};

export const mul: BinaryKernel = (out, x, y) => {
  const length = out.length;
  if (x.length === length && y.length === length) {
    for (let i = 0; i < length; i++) out[i] = x[i]! * y[i]!;
    return;
  }
  for (let i = 0, ix = 0, iy = 0; i < length; i++) {
    out[i] = x[ix]! * y[iy]!;
    if (++ix === x.length) ix = 0;
    if (++iy === y.length) iy = 0;
  }
};

export const div: BinaryKernel = (out, x, y) => {
  const length = out.length;
  if (x.length === length && y.length === length) {
    for (let i = 0; i < length; i++) out[i] = x[i]! / y[i]!;
    return;
  }
  for (let i = 0, ix = 0, iy = 0; i < length; i++) {
    out[i] = x[ix]! / y[iy]!;
    if (++ix === x.length) ix = 0;
    if (++iy === y.length) iy = 0;
  }
};
