import { arange, numericalDiff, numericalGradient, type Tensor, tensor } from "@leibniz/core";
import { bowl, descend, descendInPlace, parabola } from "../descent.ts";
import { fact, facts } from "../lesson.ts";
import { type Defect, thrownBy, yes } from "./defect.ts";

const H = 1e-4;

/** Gradient by differences as the notes take it of a row, whose numbers they move one at a time. */
function differences(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  const moved = (i: number, by: number) => x.map((value, k) => (k === i ? value + by : value));
  return x.map((_, i) => (f(moved(i, H)) - f(moved(i, -H))) / (2 * H));
}

/** Slips about differences, gradients and the way down. */
export const derivativeDefects: readonly Defect[] = [
  {
    id: "B16",
    source: "003:L353-365",
    title: {
      en: "Descent moves the caller's own starting point",
      ko: "경사 하강법이 호출한 쪽의 시작점을 바꾼다",
    },
    right: {
      en: "It moves a copy, and the next run starts where it says",
      ko: "복사본을 움직인다. 다음 실행은 주어진 점에서 시작한다",
    },
    program: "examples/gradient-descent.ts",
    facts() {
      const options = { learningRate: 0.1, steps: 100 };
      const [theirs, ours] = [
        [-3, 4],
        [-3, 4],
      ];
      descendInPlace(bowl, theirs!, options);
      descend(bowl, ours!, options);
      return [
        ...facts(
          "notes: the starting point afterwards",
          theirs!,
          [-6.111107928998789e-10, 8.148143905314271e-10],
        ),
        ...facts("ours: the starting point afterwards", ours!, [-3, 4], 0),
      ];
    },
  },
  {
    id: "B17",
    source: "003:L293",
    title: { en: "A comment says that 1e-4 is 0.001", ko: "주석이 1e-4를 0.001이라고 한다" },
    right: {
      en: "0.0001; only with it the printed figures come out",
      ko: "0.0001이다. 이 값이라야 인쇄된 값이 나온다",
    },
    program: "examples/numerical-derivative.ts",
    facts: () => [
      yes(
        "notes: 0.001 gives another figure",
        numericalDiff(parabola, 5, { h: 0.001 }) !== 0.1999999999990898,
      ),
      fact("ours: h = 0.0001", numericalDiff(parabola, 5, { h: 0.0001 }), 0.1999999999990898, 0),
      fact("ours: h left out", numericalDiff(parabola, 5), 0.1999999999990898, 0),
    ],
  },
  {
    id: "B18",
    source: "003:L292-308",
    title: { en: "One index walks through a matrix", ko: "인덱스 하나로 행렬을 훑는다" },
    right: {
      en: "Every element by all its indices; one index finds a row, and then the end",
      ko: "모든 인덱스로 원소를 훑는다. 인덱스 하나는 행을 가리키고, 곧 범위를 벗어난다",
    },
    program: "examples/numerical-gradient.ts",
    facts() {
      const W = [
        [1, 2, 3],
        [4, 5, 6],
      ];
      const squares = (rows: readonly (readonly number[])[]) =>
        rows.flat().reduce((sum, w) => sum + w * w, 0);
      const moved = (row: number, by: number) =>
        W.map((w, i) => (i === row ? w.map((value) => value + by) : w));
      const ofRow = (squares(moved(0, H)) - squares(moved(0, -H))) / (2 * H);
      const ours = numericalGradient((x) => x.square().sum(), tensor(W));
      return [
        fact("notes: difference at index 0, of a whole row", ofRow, 2 * (1 + 2 + 3), 1e-8),
        fact(
          "notes: index 2 of 6 throws",
          thrownBy(() => W[2]!.map((value) => value + H)),
          "TypeError",
        ),
        ...facts("ours", ours.data, [2, 4, 6, 8, 10, 12], 1e-8),
      ];
    },
  },
  {
    id: "B20",
    source: "004:L327-335",
    title: {
      en: "Rows of coordinates are passed as if they were points",
      ko: "좌표의 행을 점처럼 함수에 넘긴다",
    },
    right: {
      en: "The function is evaluated at each point; rows agree only where it is a sum over coordinates, as x₀² + x₁²",
      ko: "점마다 계산한다. x₀² + x₁²처럼 좌표별 합인 함수에서만 우연히 맞는다",
    },
    program: "examples/numerical-gradient.ts",
    facts() {
      const rows = [
        [1, 2, 3],
        [4, 5, 6],
      ];
      const theirs = (f: (x: readonly number[]) => number) => rows.flatMap((row) => differences(f, row));
      const ofPoints = (f: (x0: Tensor, x1: Tensor) => Tensor) =>
        numericalGradient((X) => f(X.slice([[0, 1]]), X.slice([[1, 2]])).sum(), tensor(rows)).data;
      const squares = (x: readonly number[]) => x.reduce((sum, value) => sum + value * value, 0);
      const product = (x: readonly number[]) => x[0]! * x[1]!;
      return [
        ...facts("notes: x₀² + x₁²", theirs(squares), [2, 4, 6, 8, 10, 12], 1e-8),
        ...facts("notes: x₀ · x₁", theirs(product), [2, 1, 0, 5, 4, 0], 1e-8),
        ...facts(
          "ours: x₀² + x₁²",
          ofPoints((x0, x1) => x0.square().add(x1.square())),
          [2, 4, 6, 8, 10, 12],
          1e-8,
        ),
        ...facts(
          "ours: x₀ · x₁",
          ofPoints((x0, x1) => x0.mul(x1)),
          [4, 5, 6, 1, 2, 3],
          1e-8,
        ),
      ];
    },
  },
  {
    id: "B21",
    source: "004:L361",
    title: { en: "Arrows to 2.25 in a figure that ends at 2", ko: "2에서 끝나는 그림에 2.25까지의 화살표" },
    right: { en: "Points from −2 to 2 in steps of 0.25: 17 × 17", ko: "−2에서 2까지 0.25 간격: 17 × 17" },
    program: "examples/gradient-descent.ts",
    facts() {
      const [theirs, ours] = [arange(-2, 2.5, 0.25), arange(-2, 2.25, 0.25)];
      const cut = (axis: Tensor) =>
        axis.size ** 2 - axis.data.filter((value: number) => value <= 2).length ** 2;
      return [
        fact("notes: last value of an axis", theirs.max().item(), 2.25),
        fact("notes: arrows", theirs.size ** 2, 324),
        fact("notes: arrows outside the figure", cut(theirs), 35),
        fact("ours: last value of an axis", ours.max().item(), 2),
        fact("ours: arrows", ours.size ** 2, 289),
        fact("ours: arrows outside the figure", cut(ours), 0),
      ];
    },
  },
  {
    id: "B26",
    source: "003:L276",
    title: { en: "The gradient points to the lowest place", ko: "기울기는 가장 낮은 곳을 가리킨다" },
    right: {
      en: "−gradient points to where the function falls most steeply here; the lowest place may lie elsewhere",
      ko: "−기울기는 그 자리에서 가장 가파르게 내려가는 방향이다. 가장 낮은 곳은 다른 쪽일 수 있다",
    },
    program: "examples/gradient-descent.ts",
    facts() {
      const valley = (x: Tensor) =>
        x
          .square()
          .mul(tensor([1, 10]))
          .sum();
      const at = tensor([3, 1]);
      const gradient = numericalGradient(valley, at);
      const along = (sign: number) => valley(at.add(gradient.mul(0.01 * sign))).item();
      const length = (x: Tensor) => x.square().sum().sqrt().item();
      const cosine = gradient.mul(at).sum().item() / (length(gradient) * length(at));
      return [
        fact("f = x₀² + 10x₁² at (3, 1)", valley(at).item(), 19),
        ...facts("gradient", gradient.data, [6, 20], 1e-8),
        fact("notes: f after a step along the gradient", along(1), 23.7636, 1e-8),
        fact("ours: f after a step against it", along(-1), 15.0436, 1e-8),
        fact("cosine between −gradient and the way to (0, 0)", cosine, 38 / Math.sqrt(4360), 1e-8),
      ];
    },
  },
];
