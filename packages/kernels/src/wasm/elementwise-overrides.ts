import type { Kernels } from "../kernels.ts";
import { reference } from "../reference/reference.ts";
import { binary } from "./binary.ts";
import { adamOverride, descendOverride, sgdOverride } from "./optimisers.ts";
import { logSoftmaxOverride, logSumExpOverride, softmaxOverride } from "./softmax.ts";
import { sumOverride } from "./sum.ts";
import { erfOverride, unary } from "./unary.ts";
import { whereOverride } from "./where.ts";

// From how many numbers on copying in and out, which costs 200 to 500 ns a call, is paid back. Measured with Node 20 on
// one of two cores of an EPYC (Zen 5), reference / WebAssembly, float64 then float32; each is a power of two above the
// crossover, where both dtypes gain.

/** At 256: 1.0 to 1.5 × and 1.6 to 2.1 ×; at 10,000: 2.3 to 4 × and 6 to 10 ×. */
const ARITHMETIC = 256;
/** At 128: 0.9 to 1.5 × and 1.3 to 1.9 ×; at 10,000: 4 to 6 × and 12 to 17 ×. */
const SELECTION = 128;
/** At 64: 1.0 (log) to 1.8 × and 1.7 to 3.0 ×; at 10,000: 2.5 to 4 × and 7 to 15 ×. */
const TRANSCENDENTAL = 64;
/** At 16: 1.9 × and 2.6 ×; at 10,000: 8 ×. */
const ERROR_FUNCTION = 16;
/** In all rows together. At 1,024: 2.5 × and 1.5 × in one row, 1.2 × in rows of 10; at 100,000: 2 ×. */
const ROW_SUMS = 1024;
/** In all columns together. At 200: 2.7 × and 1.6 ×; at 5,000: 4.3 × and 4.9 ×. */
const COLUMN_SUMS = 256;
/** In rows of 10. At 40: 1.2 to 1.7 ×; at 128: 2.1 to 2.9 ×; at 10,000: 3 ×. */
const SOFTMAX = 32;
/** At 512: 1.5 × and 2.0 × (sgd), 1.5 × (adam); at 10,000: 2.6 ×, 2.1 ×. */
const OPTIMISERS = 512;

const mul = binary("mul", reference.mul, ARITHMETIC);

/** Those that work number by number, and along rows and columns. */
export const elementwiseOverrides = {
  add: binary("add", reference.add, ARITHMETIC),
  sub: binary("sub", reference.sub, ARITHMETIC),
  mul,
  div: binary("div", reference.div, ARITHMETIC),
  pow: (out, x, exponent) => (exponent === 2 ? mul(out, x, x) : reference.pow(out, x, exponent)),
  neg: unary("neg", reference.neg, ARITHMETIC),
  reciprocal: unary("reciprocal", reference.reciprocal, ARITHMETIC),
  sqrt: unary("sqrt", reference.sqrt, SELECTION),
  relu: unary("relu", reference.relu, SELECTION),
  where: whereOverride(reference.where, SELECTION),
  exp: unary("exp", reference.exp, TRANSCENDENTAL),
  log: unary("log", reference.log, TRANSCENDENTAL),
  tanh: unary("tanh", reference.tanh, TRANSCENDENTAL),
  sigmoid: unary("sigmoid", reference.sigmoid, TRANSCENDENTAL),
  erf: erfOverride(reference.erf, ERROR_FUNCTION),
  sum: sumOverride(reference.sum, ROW_SUMS, COLUMN_SUMS),
  softmax: softmaxOverride(reference.softmax, SOFTMAX),
  logSoftmax: logSoftmaxOverride(reference.logSoftmax, SOFTMAX),
  logSumExp: logSumExpOverride(reference.logSumExp, SOFTMAX),
  descend: descendOverride(reference.descend, ARITHMETIC),
  sgd: sgdOverride(reference.sgd, OPTIMISERS),
  adam: adamOverride(reference.adam, OPTIMISERS),
} satisfies Partial<Kernels>;
