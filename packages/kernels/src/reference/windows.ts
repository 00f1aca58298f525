import type { Windows } from "../kernels.ts";
import type { Values } from "../values.ts";

/** Row `(channel, i, j)` of `out` is what tap `(i, j)` sees of that channel as the window slides; padding is 0. */
export function im2col(out: Values, x: Values, windows: Windows): void {
  const { height, width, positions, taps, strides, padding, dilation } = windows;
  const [rows, columns] = positions;
  let place = 0;
  for (let channel = 0; channel < windows.channels; channel++) {
    for (let i = 0; i < taps[0]; i++) {
      for (let j = 0; j < taps[1]; j++) {
        const offset = j * dilation[1] - padding[1];
        const first = firstInside(offset, strides[1], columns);
        const end = endInside(offset, strides[1], columns, width);
        for (let p = 0; p < rows; p++, place += columns) {
          const row = p * strides[0] - padding[0] + i * dilation[0];
          if (row < 0 || row >= height) {
            out.fill(0, place, place + columns);
            continue;
          }
          const start = (channel * height + row) * width + offset;
          for (let q = 0; q < first; q++) out[place + q] = 0;
          if (strides[1] === 1) for (let q = first; q < end; q++) out[place + q] = x[start + q]!;
          else for (let q = first; q < end; q++) out[place + q] = x[start + q * strides[1]]!;
          for (let q = end; q < columns; q++) out[place + q] = 0;
        }
      }
    }
  }
}

/** The transpose of {@link im2col}: every number is added back to the element it was read from. */
export function col2im(out: Values, columns: Values, windows: Windows): void {
  const { height, width, positions, taps, strides, padding, dilation } = windows;
  out.fill(0);
  let place = 0;
  for (let channel = 0; channel < windows.channels; channel++) {
    for (let i = 0; i < taps[0]; i++) {
      for (let j = 0; j < taps[1]; j++) {
        const offset = j * dilation[1] - padding[1];
        const first = firstInside(offset, strides[1], positions[1]);
        const end = endInside(offset, strides[1], positions[1], width);
        for (let p = 0; p < positions[0]; p++, place += positions[1]) {
          const row = p * strides[0] - padding[0] + i * dilation[0];
          if (row < 0 || row >= height) continue;
          const start = (channel * height + row) * width + offset;
          for (let q = first; q < end; q++) out[start + q * strides[1]]! += columns[place + q]!;
        }
      }
    }
  }
}

/** The first of `count` places, `stride` apart and beginning at `offset`, that is not before 0. */
function firstInside(offset: number, stride: number, count: number): number {
  return Math.min(count, Math.max(0, Math.ceil(-offset / stride)));
}

/** The place behind the last one before `size`, and not before the first one inside. */
function endInside(offset: number, stride: number, count: number, size: number): number {
  return Math.max(firstInside(offset, stride, count), Math.min(count, Math.ceil((size - offset) / stride)));
}
