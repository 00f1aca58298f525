import {
  concat,
  conv2d,
  einsum,
  exp,
  gelu,
  greater,
  log,
  logSumExp,
  parameter,
  pow,
  relu,
  scope,
  sigmoid,
  slice,
  softmax,
  softmaxCrossEntropy,
  std,
  sum,
  type Tensor,
  tensor,
  variable,
  where,
  zeros,
} from "@leibniz/core";

function differentiated(y: Tensor): Tensor {
  y.backward({ gradient: y.like(new Float64Array(y.size).fill(1)) });
  return y;
}

const named = (numbers: number | number[] | number[][], name: string) => variable(numbers, { name });

function twoLayers(): Tensor {
  const weights = (rows: number, columns: number) => {
    const row = Array.from({ length: columns }, (_, i) => (i - 1) / 4);
    return Array.from({ length: rows }, () => row);
  };
  const affine = (name: string, x: Tensor, outputs: number) =>
    scope(name, () =>
      x.matmul(parameter(weights(x.shape.at(-1)!, outputs), { name: "W" })).add(
        parameter(
          Array.from({ length: outputs }, () => 0.1),
          { name: "b" },
        ),
      ),
    );
  return scope("net", () => {
    const hidden = affine(
      "Affine1",
      tensor([
        [1, 2],
        [3, 4],
      ]),
      3,
    );
    const scores = affine(
      "Affine2",
      scope("Relu1", () => relu(hidden)),
      3,
    );
    return scope("loss", () => softmaxCrossEntropy(scores, tensor([2, 0], { dtype: "int32" })));
  });
}

/** Programs of the documents, and others that hold what a document can hold. */
export const PROGRAMS: Readonly<Record<string, () => Tensor>> = {
  apples: () => differentiated(named(100, "사과").mul(2).mul(named(1.1, "소비세"))),
  "apples and oranges": () =>
    differentiated(named(100, "사과").mul(2).add(named(150, "귤").mul(3)).mul(named(1.1, "소비세"))),
  "not differentiated": () => named(1, "x").add(named(2, "y")).pow(2),
  "a square": () => differentiated(pow(named(1, "x").add(named(2, "y")).named("t"), 2).named("z")),
  "x times x": () => {
    const x = named(3, "x");
    return differentiated(x.mul(x));
  },
  "backward twice": () => {
    const y = named(3, "x").mul(2);
    return differentiated(differentiated(y));
  },
  relu: () =>
    differentiated(
      relu(
        variable([
          [1, -0.5],
          [-2, 3],
        ]),
      ),
    ),
  sigmoid: () => differentiated(sigmoid(named(1, "x"))),
  gelu: () => differentiated(gelu(named([1, -2], "x"), { approximate: "tanh" })),
  "a spread": () => differentiated(std(named([1, 2, 4], "x"))),
  "softmax with loss": () =>
    differentiated(softmaxCrossEntropy(named([0.3, 2.9, 4.0], "a"), tensor([0, 1, 0], { name: "t" }))),
  "two layers": () => differentiated(twoLayers()),
  "NaN and infinities": () =>
    differentiated(
      log(variable([-1, 0, 1]))
        .mul(variable([1, Infinity, -Infinity]))
        .sum(),
    ),
  "an infinite attribute": () =>
    differentiated(where(greater(named([1, 2], "x"), 1.5), named([1, 2], "x"), Infinity)),
  "nothing at all": () => differentiated(sum(softmax(zeros([0, 3]).add(named(1, "x"))))),
  "the sum of nothing": () => differentiated(logSumExp(zeros([0]).add(named(1, "x")))),
  "many numbers": () => differentiated(exp(variable(new Float64Array(1000).fill(0.5)))),
  "float32 and cast": () => differentiated(variable([1, 2], { dtype: "float32" }).mul(2).cast("float64")),
  "axes and ranges": () =>
    differentiated(
      slice(concat([named([[1, 2]], "x"), named([[3, 4]], "y")], { axis: 0 }), [
        [0, 2],
        [0, 1],
      ]).sum({
        axes: 0,
      }),
    ),
  "a convolution": () =>
    differentiated(
      conv2d(
        variable(new Float64Array(18)).reshape([1, 2, 3, 3]),
        variable(new Float64Array(8)).reshape([1, 2, 2, 2]),
      ),
    ),
  "a product in words": () => differentiated(einsum("ij,j->i", named([[1, 2]], "A"), named([3, 4], "x"))),
  "a leaf": () => named(1, "x"),
  "a constant": () => tensor([true, false]),
  "odd names": () =>
    differentiated(
      named(1, `"><script>alert(1)</script>`)
        .mul(named(2, "a\n\u0000\\u2028 {x|y} \u202E 😀"))
        .add(named(3, "__proto__"))
        .add(named(4, "constructor")),
    ),
};
