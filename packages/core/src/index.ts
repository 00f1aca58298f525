import "./methods.ts";

export { type DType, setThreads, threads, type Values } from "@leibniz/kernels";
export type { Algebra, Operand, Partials } from "./algebra.ts";
export type { ReductionOptions } from "./axes.ts";
export { backward, type BackwardOptions, explanationOf, gradientsOf } from "./backward.ts";
export { detectAnomaly } from "./anomaly.ts";
export { BinaryNode } from "./binary-node.ts";
export { checkGradients, type CheckGradientsOptions } from "./check-gradients.ts";
export { type NestedNumbers, tensor, type TensorData, type TensorOptions, variable } from "./create.ts";
export { ElementwiseNode } from "./elementwise-node.ts";
export { arange, type CreationOptions, eye, full, linspace, ones, zeros } from "./creation.ts";
export { chunk } from "./compose/chunk.ts";
export { dot } from "./compose/dot.ts";
export { flatten, type FlattenOptions } from "./compose/flatten.ts";
export { outer } from "./compose/outer.ts";
export { split } from "./compose/split.ts";
export { squeeze, type SqueezeOptions } from "./compose/squeeze.ts";
export { swapAxes } from "./compose/swap-axes.ts";
export { takeAlongAxis } from "./compose/take-along-axis.ts";
export { tensordot, type TensordotOptions } from "./compose/tensordot.ts";
export { unsqueeze } from "./compose/unsqueeze.ts";
export type { ConvolutionOptions, ConvolutionSteps, Pair } from "./convolution.ts";
export { customGradient } from "./custom-gradient.ts";
export {
  AnomalyError,
  DTypeError,
  FormatError,
  type FormatFault,
  GradientError,
  LeibnizError,
  ShapeError,
  shapeText,
} from "./errors.ts";
export { applyFused, expandComposites, type FusedNode } from "./fused.ts";
export { Explanation } from "./explanation.ts";
export { Formula, formulaOf, numberFormula } from "./formula.ts";
export type { AlongAxis, Indices } from "./indices.ts";
export type { JoinOptions } from "./joined.ts";
export { noGrad } from "./modes.ts";
export { numericalDiff, numericalGradient, type NumericalOptions } from "./numerical.ts";
export { checkOptions } from "./options.ts";
export { Parameter, parameter } from "./parameter.ts";
export { type Attributes, type Contributions, type GradientReceiver, OpNode } from "./op-node.ts";
export { abs, AbsNode } from "./ops/abs.ts";
export { acos, AcosNode } from "./ops/acos.ts";
export { acosh, AcoshNode } from "./ops/acosh.ts";
export { add, AddNode } from "./ops/add.ts";
export { all, AllNode } from "./ops/all.ts";
export { any, AnyNode } from "./ops/any.ts";
export { argmax, ArgmaxNode } from "./ops/argmax.ts";
export { argmin, ArgminNode } from "./ops/argmin.ts";
export { asin, AsinNode } from "./ops/asin.ts";
export { asinh, AsinhNode } from "./ops/asinh.ts";
export { atan, AtanNode } from "./ops/atan.ts";
export { atan2, Atan2Node } from "./ops/atan2.ts";
export { atanh, AtanhNode } from "./ops/atanh.ts";
export { avgPool2d, AvgPool2dNode, type AvgPool2dOptions } from "./ops/avg-pool2d.ts";
export { broadcastTo, BroadcastToNode } from "./ops/broadcast-to.ts";
export { cast, CastNode } from "./ops/cast.ts";
export { cbrt, CbrtNode } from "./ops/cbrt.ts";
export { ceil, CeilNode } from "./ops/ceil.ts";
export { clamp, ClampNode, type ClampOptions } from "./ops/clamp.ts";
export { concat, ConcatNode } from "./ops/concat.ts";
export {
  convTranspose2d,
  type ConvTranspose2dAttributes,
  ConvTranspose2dNode,
  type ConvTranspose2dOptions,
} from "./ops/conv-transpose2d.ts";
export { conv2d, Conv2dNode, type Conv2dOptions } from "./ops/conv2d.ts";
export {
  conv2dWeightGradient,
  type Conv2dWeightGradientAttributes,
  Conv2dWeightGradientNode,
} from "./ops/conv2d-weight-gradient.ts";
export { cos, CosNode } from "./ops/cos.ts";
export { cosh, CoshNode } from "./ops/cosh.ts";
export { cumprod, CumprodNode } from "./ops/cumprod.ts";
export { cumsum, CumsumNode } from "./ops/cumsum.ts";
export { diagonal, DiagonalNode, type DiagonalOptions } from "./ops/diagonal.ts";
export { div, DivNode } from "./ops/div.ts";
export { einsum, EinsumNode } from "./ops/einsum.ts";
export { elu, EluNode, type EluOptions } from "./ops/elu.ts";
export { equal, EqualNode } from "./ops/equal.ts";
export { erf, ErfNode } from "./ops/erf.ts";
export { erfc, ErfcNode } from "./ops/erfc.ts";
export { exp, ExpNode } from "./ops/exp.ts";
export { exp2, Exp2Node } from "./ops/exp2.ts";
export { expm1, Expm1Node } from "./ops/expm1.ts";
export { flip, FlipNode, type FlipOptions } from "./ops/flip.ts";
export { floor, FloorNode } from "./ops/floor.ts";
export { fmod, FmodNode } from "./ops/fmod.ts";
export { gather, GatherNode } from "./ops/gather.ts";
export { gelu, GeluNode, type GeluOptions } from "./ops/gelu.ts";
export { greater, GreaterNode } from "./ops/greater.ts";
export { greaterEqual, GreaterEqualNode } from "./ops/greater-equal.ts";
export { hardtanh, HardtanhNode, type HardtanhOptions } from "./ops/hardtanh.ts";
export { hypot, HypotNode } from "./ops/hypot.ts";
export { indexAdd, IndexAddNode } from "./ops/index-add.ts";
export { indexSelect, IndexSelectNode } from "./ops/index-select.ts";
export { isFinite, IsFiniteNode } from "./ops/is-finite.ts";
export { isInf, IsInfNode } from "./ops/is-inf.ts";
export { isNaN, IsNaNNode } from "./ops/is-nan.ts";
export { leakyRelu, LeakyReluNode, type LeakyReluOptions } from "./ops/leaky-relu.ts";
export { lerp, LerpNode } from "./ops/lerp.ts";
export { less, LessNode } from "./ops/less.ts";
export { lessEqual, LessEqualNode } from "./ops/less-equal.ts";
export { log, LogNode } from "./ops/log.ts";
export { logSoftmax, LogSoftmaxNode } from "./ops/log-softmax.ts";
export { logSumExp, LogSumExpNode } from "./ops/log-sum-exp.ts";
export { log10, Log10Node } from "./ops/log10.ts";
export { log1p, Log1pNode } from "./ops/log1p.ts";
export { log2, Log2Node } from "./ops/log2.ts";
export { logaddexp, LogAddExpNode } from "./ops/logaddexp.ts";
export { logicalAnd, LogicalAndNode } from "./ops/logical-and.ts";
export { logicalNot, LogicalNotNode } from "./ops/logical-not.ts";
export { logicalOr, LogicalOrNode } from "./ops/logical-or.ts";
export { logicalXor, LogicalXorNode } from "./ops/logical-xor.ts";
export { logSigmoid, LogSigmoidNode } from "./ops/log-sigmoid.ts";
export { matmul, MatMulNode, type MatMulOptions } from "./ops/matmul.ts";
export { max, MaxNode } from "./ops/max.ts";
export { maxPool2d, MaxPool2dNode, type MaxPool2dOptions } from "./ops/max-pool2d.ts";
export { maximum, MaximumNode } from "./ops/maximum.ts";
export { mean, MeanNode } from "./ops/mean.ts";
export { min, MinNode } from "./ops/min.ts";
export { minimum, MinimumNode } from "./ops/minimum.ts";
export { mish, MishNode } from "./ops/mish.ts";
export { mul, MulNode } from "./ops/mul.ts";
export { neg, NegNode } from "./ops/neg.ts";
export { norm, NormNode, type NormOptions } from "./ops/norm.ts";
export { notEqual, NotEqualNode } from "./ops/not-equal.ts";
export { oneHot, type OneHotAttributes, OneHotNode, type OneHotOptions } from "./ops/one-hot.ts";
export { pad, PadNode, type PadOptions } from "./ops/pad.ts";
export { permute, PermuteNode } from "./ops/permute.ts";
export { pow, type PowAttributes, PowNode } from "./ops/pow.ts";
export { PowerNode } from "./ops/power.ts";
export { prod, ProdNode } from "./ops/prod.ts";
export { reciprocal, ReciprocalNode } from "./ops/reciprocal.ts";
export { relu, ReluNode } from "./ops/relu.ts";
export { remainder, RemainderNode } from "./ops/remainder.ts";
export { repeat, type RepeatAttributes, RepeatNode, type RepeatOptions } from "./ops/repeat.ts";
export { reshape, ReshapeNode } from "./ops/reshape.ts";
export { roll, type RollAttributes, RollNode, type RollOptions } from "./ops/roll.ts";
export { round, RoundNode } from "./ops/round.ts";
export { rsqrt, RsqrtNode } from "./ops/rsqrt.ts";
export { scatterAdd, ScatterAddNode } from "./ops/scatter-add.ts";
export { selu, SeluNode } from "./ops/selu.ts";
export { sigmoidGradient, SigmoidGradientNode } from "./ops/sigmoid-gradient.ts";
export { sigmoid, SigmoidNode } from "./ops/sigmoid.ts";
export { sign, SignNode } from "./ops/sign.ts";
export { silu, SiluNode } from "./ops/silu.ts";
export { sin, SinNode } from "./ops/sin.ts";
export { sinh, SinhNode } from "./ops/sinh.ts";
export { slice, SliceNode } from "./ops/slice.ts";
export { softmax, SoftmaxNode, type SoftmaxOptions } from "./ops/softmax.ts";
export {
  softmaxCrossEntropyGradient,
  SoftmaxCrossEntropyGradientNode,
  type SoftmaxCrossEntropyGradientOptions,
} from "./ops/softmax-cross-entropy-gradient.ts";
export {
  softmaxCrossEntropy,
  SoftmaxCrossEntropyNode,
  type SoftmaxCrossEntropyOptions,
} from "./ops/softmax-cross-entropy.ts";
export { softplus, SoftplusNode } from "./ops/softplus.ts";
export { softsign, SoftsignNode } from "./ops/softsign.ts";
export { sqrt, SqrtNode } from "./ops/sqrt.ts";
export { square, SquareNode } from "./ops/square.ts";
export { stack, StackNode } from "./ops/stack.ts";
export { std, StdNode } from "./ops/std.ts";
export { sub, SubNode } from "./ops/sub.ts";
export { sum, SumNode } from "./ops/sum.ts";
export { tan, TanNode } from "./ops/tan.ts";
export { tanhGradient, TanhGradientNode } from "./ops/tanh-gradient.ts";
export { tanh, TanhNode } from "./ops/tanh.ts";
export { tile, TileNode } from "./ops/tile.ts";
export { trace, TraceNode } from "./ops/trace.ts";
export { transpose, TransposeNode } from "./ops/transpose.ts";
export { tril, TrilNode } from "./ops/tril.ts";
export { triu, TriuNode } from "./ops/triu.ts";
export { trunc, TruncNode } from "./ops/trunc.ts";
export { unslice, type UnsliceAttributes, UnsliceNode } from "./ops/unslice.ts";
export { variance, VarianceNode } from "./ops/variance.ts";
export { where, WhereNode } from "./ops/where.ts";
export { Precedence } from "./precedence.ts";
export type { SliceRange } from "./ranges.ts";
export { cosineOfTurn } from "./random/elementary.ts";
export { Random, type RandomState, type RandomTensorOptions } from "./random/random.ts";
export type { DeviationOptions } from "./reductions/deviation-node.ts";
export { forwardOrder, replay } from "./replay.ts";
export type { ScanOptions } from "./scans/scan-node.ts";
export { Scope, scope } from "./scope.ts";
export { symbols } from "./symbols.ts";
export { type AnyShape, type Extents, Tensor, TENSOR_BRAND, type TensorLike } from "./tensor.ts";
export type { TensorMethods } from "./tensor-methods.ts";
export { TensorType } from "./tensor-type.ts";
export { grad, type GradientOfArguments, valueAndGrad } from "./transforms/grad.ts";
export { hvp } from "./transforms/hvp.ts";
export { hessian, jacobian } from "./transforms/jacobian.ts";
export { jvp } from "./transforms/jvp.ts";
export type { Arguments, Gradients, TensorTree } from "./transforms/tree.ts";
export { vjp } from "./transforms/vjp.ts";
export { TernaryNode } from "./ternary-node.ts";
export type { TriangleOptions } from "./triangle-node.ts";
export { UnaryNode } from "./unary-node.ts";
export { type AdamMoments, adamUpdate, type AdamUpdateOptions } from "./updates/adam-update.ts";
export { descend } from "./updates/descend.ts";
export { sgdUpdate, type SgdUpdateOptions } from "./updates/sgd-update.ts";
export type { GradientHook } from "./watch.ts";
export { Variable } from "./variable.ts";
