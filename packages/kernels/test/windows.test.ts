import { expect, it } from "vitest";
import { reference as k, type Windows } from "../src/index.ts";

const image = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
const square: Windows = {
  channels: 1,
  height: 3,
  width: 3,
  taps: [2, 2],
  positions: [2, 2],
  strides: [1, 1],
  padding: [0, 0],
  dilation: [1, 1],
};

function seen(windows: Windows, x = image): number[] {
  const [{ channels, taps, positions }] = [windows];
  const out = new Float64Array(channels * taps[0] * taps[1] * positions[0] * positions[1]).fill(NaN);
  k.im2col(out, x, windows);
  return [...out];
}

it("im2col writes a row for each tap", () => {
  expect(seen(square)).toEqual([1, 2, 4, 5, 2, 3, 5, 6, 4, 5, 7, 8, 5, 6, 8, 9]);
});

it("im2col sees zeros in the padding, skips by strides and reaches by dilation", () => {
  expect(seen({ ...square, strides: [2, 2], padding: [1, 1] })).toEqual([
    0, 0, 0, 5, 0, 0, 4, 6, 0, 2, 0, 8, 1, 3, 7, 9,
  ]);
  expect(seen({ ...square, taps: [2, 1], positions: [1, 3], dilation: [2, 1] })).toEqual([1, 2, 3, 7, 8, 9]);
  expect(seen({ ...square, taps: [1, 2], positions: [3, 1], dilation: [1, 2] })).toEqual([1, 4, 7, 3, 6, 9]);
  expect(seen({ ...square, taps: [1, 1], positions: [3, 2], strides: [1, 2] })).toEqual([1, 3, 4, 6, 7, 9]);
  expect(seen({ ...square, taps: [1, 1], positions: [3, 5], padding: [0, 1] })).toEqual([
    0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0,
  ]);
});

it("im2col sees nothing but zeros where the window is outside altogether", () => {
  const row: Windows = { ...square, height: 1, width: 2, taps: [1, 1], positions: [1, 8], padding: [0, 3] };
  const x = Float64Array.from([1, 2]);
  expect(seen(row, x)).toEqual([0, 0, 0, 1, 2, 0, 0, 0]);
  expect(seen({ ...row, positions: [1, 4], strides: [1, 2] }, x)).toEqual([0, 0, 2, 0]);
  expect(seen({ ...row, taps: [1, 2], positions: [1, 2], dilation: [1, 9] }, x)).toEqual([0, 0, 0, 0]);
  expect(seen({ ...row, positions: [3, 3], padding: [1, 0], strides: [1, 1] }, x)).toEqual([0, 0, 0, 1, 2, 0, 0, 0, 0]); // prettier-ignore
});

it("im2col takes channel after channel", () => {
  const windows: Windows = { ...square, channels: 2, height: 1, width: 2, taps: [1, 2], positions: [1, 1] };
  expect(seen(windows, Float64Array.from([1, 2, 3, 4]))).toEqual([1, 2, 3, 4]);
});

it("col2im adds every number back to where it was read", () => {
  const counts = new Float64Array(9).fill(NaN);
  k.col2im(counts, new Float64Array(16).fill(1), square);
  expect([...counts]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
});

it.each<Partial<Windows>>([
  {},
  { padding: [1, 2], positions: [4, 6] },
  { strides: [2, 1], padding: [1, 0], positions: [2, 2] },
  { dilation: [2, 1], positions: [1, 2] },
])("col2im is the transpose of im2col, ⟨im2col(x), y⟩ = ⟨x, col2im(y)⟩, for %j", (change) => {
  const windows = { ...square, ...change };
  const columns = seen(windows);
  const y = columns.map((_, i) => (i * 7) % 5);
  const back = new Float64Array(9);
  k.col2im(back, Float64Array.from(y), windows);
  const inner = (a: ArrayLike<number>, b: readonly number[]) =>
    b.reduce((sum, value, i) => sum + value * a[i]!, 0);
  expect(inner(columns, y)).toBe(inner(back, [...image]));
});
