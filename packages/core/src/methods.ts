import { backward, explanationOf } from "./backward.ts";
import { dot } from "./compose/dot.ts";
import { flatten } from "./compose/flatten.ts";
import { squeeze } from "./compose/squeeze.ts";
import { unsqueeze } from "./compose/unsqueeze.ts";
import { nameOf, setName } from "./names.ts";
import { abs } from "./ops/abs.ts";
import { add } from "./ops/add.ts";
import { argmax } from "./ops/argmax.ts";
import { argmin } from "./ops/argmin.ts";
import { broadcastTo } from "./ops/broadcast-to.ts";
import { cast } from "./ops/cast.ts";
import { clamp } from "./ops/clamp.ts";
import { cos } from "./ops/cos.ts";
import { cosh } from "./ops/cosh.ts";
import { div } from "./ops/div.ts";
import { equal } from "./ops/equal.ts";
import { erfc } from "./ops/erfc.ts";
import { exp } from "./ops/exp.ts";
import { gelu } from "./ops/gelu.ts";
import { greater } from "./ops/greater.ts";
import { hypot } from "./ops/hypot.ts";
import { less } from "./ops/less.ts";
import { log } from "./ops/log.ts";
import { logSoftmax } from "./ops/log-softmax.ts";
import { matmul } from "./ops/matmul.ts";
import { max } from "./ops/max.ts";
import { maximum } from "./ops/maximum.ts";
import { mean } from "./ops/mean.ts";
import { min } from "./ops/min.ts";
import { minimum } from "./ops/minimum.ts";
import { mul } from "./ops/mul.ts";
import { neg } from "./ops/neg.ts";
import { permute } from "./ops/permute.ts";
import { pow } from "./ops/pow.ts";
import { prod } from "./ops/prod.ts";
import { reciprocal } from "./ops/reciprocal.ts";
import { relu } from "./ops/relu.ts";
import { reshape } from "./ops/reshape.ts";
import { round } from "./ops/round.ts";
import { sigmoid } from "./ops/sigmoid.ts";
import { sign } from "./ops/sign.ts";
import { sin } from "./ops/sin.ts";
import { sinh } from "./ops/sinh.ts";
import { slice } from "./ops/slice.ts";
import { softmax } from "./ops/softmax.ts";
import { softplus } from "./ops/softplus.ts";
import { sqrt } from "./ops/sqrt.ts";
import { square } from "./ops/square.ts";
import { std } from "./ops/std.ts";
import { sub } from "./ops/sub.ts";
import { sum } from "./ops/sum.ts";
import { tanh } from "./ops/tanh.ts";
import { transpose } from "./ops/transpose.ts";
import { variance } from "./ops/variance.ts";
import { where } from "./ops/where.ts";
import { Tensor } from "./tensor.ts";
import { bindTensorAlgebra } from "./tensor-algebra.ts";
import type { TensorMethods } from "./tensor-methods.ts";
import { watch, watchOf } from "./watch.ts";

// The ops import the tensor, so the tensor cannot import the ops: its methods are attached here, once, and the
// compiler checks that none is missing.
const methods: Omit<TensorMethods, "grad" | "name"> & ThisType<Tensor> = {
  add(y) {
    return add(this, y);
  },
  sub(y) {
    return sub(this, y);
  },
  mul(y) {
    return mul(this, y);
  },
  div(y) {
    return div(this, y);
  },
  neg() {
    return neg(this);
  },
  pow(exponent) {
    return pow(this, exponent);
  },
  exp() {
    return exp(this);
  },
  log() {
    return log(this);
  },
  square() {
    return square(this);
  },
  reciprocal() {
    return reciprocal(this);
  },
  maximum(y) {
    return maximum(this, y);
  },
  minimum(y) {
    return minimum(this, y);
  },
  clamp(options) {
    return clamp(this, options);
  },
  sqrt() {
    return sqrt(this);
  },
  abs() {
    return abs(this);
  },
  sin() {
    return sin(this);
  },
  cos() {
    return cos(this);
  },
  tanh() {
    return tanh(this);
  },
  equal(y) {
    return equal(this, y);
  },
  greater(y) {
    return greater(this, y);
  },
  less(y) {
    return less(this, y);
  },
  sigmoid() {
    return sigmoid(this);
  },
  relu() {
    return relu(this);
  },
  gelu(options) {
    return gelu(this, options);
  },
  softplus() {
    return softplus(this);
  },
  where(x, y) {
    return where(this, x, y);
  },
  sum(options) {
    return sum(this, options);
  },
  mean(options) {
    return mean(this, options);
  },
  prod(options) {
    return prod(this, options);
  },
  max(options) {
    return max(this, options);
  },
  min(options) {
    return min(this, options);
  },
  argmax(options) {
    return argmax(this, options);
  },
  argmin(options) {
    return argmin(this, options);
  },
  variance(options) {
    return variance(this, options);
  },
  std(options) {
    return std(this, options);
  },
  matmul(b, options) {
    return matmul(this, b, options);
  },
  dot(b) {
    return dot(this, b);
  },
  softmax(options) {
    return softmax(this, options);
  },
  logSoftmax(options) {
    return logSoftmax(this, options);
  },
  transpose() {
    return transpose(this);
  },
  reshape(shape) {
    return reshape(this, shape);
  },
  permute(axes) {
    return permute(this, axes);
  },
  slice(ranges) {
    return slice(this, ranges);
  },
  flatten(options) {
    return flatten(this, options);
  },
  squeeze(options) {
    return squeeze(this, options);
  },
  unsqueeze(axes) {
    return unsqueeze(this, axes);
  },
  broadcastTo(shape) {
    return broadcastTo(this, shape);
  },
  cast(dtype) {
    return cast(this, dtype);
  },
  backward(options) {
    backward(this, options);
  },
  explanation() {
    return explanationOf(this);
  },
  retainGrad() {
    watch(this).retain = true;
    return this as never;
  },
  onGradient(hook) {
    const { hooks } = watch(this);
    // A wrapper, so that a hook given twice is called twice and taken away once.
    const own: typeof hook = (gradient) => hook(gradient);
    hooks.add(own);
    return () => void hooks.delete(own);
  },
  detach() {
    return new Tensor(this.values, this.type, null);
  },
  named(name) {
    return setName(this, name) as never;
  },
};

bindTensorAlgebra({
  add,
  sub,
  mul,
  div,
  neg,
  pow,
  exp,
  log,
  sqrt,
  sin,
  cos,
  sinh,
  cosh,
  tanh,
  sigmoid,
  softplus,
  erfc,
  hypot,
  abs,
  sign,
  round,
  greater,
  damped: (x, y) => mul(where(y, x, 0), y),
  where,
});

for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(Tensor.prototype, name, { value, writable: true, configurable: true });
}
Object.defineProperty(Tensor.prototype, "grad", {
  get(this: Tensor) {
    return watchOf(this)?.grad ?? null;
  },
  configurable: true,
});
Object.defineProperty(Tensor.prototype, "name", {
  get(this: Tensor) {
    return nameOf(this);
  },
  configurable: true,
});
