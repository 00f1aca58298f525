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
        for (let p = 0; p < rows; p++) {
          const row = p * strides[0] - padding[0] + i * dilation[0];
          const inside = row >= 0 && row < height;
          const start = (channel * height + row) * width;
          for (let q = 0; q < columns; q++, place++) {
            const column = q * strides[1] - padding[1] + j * dilation[1];
            out[place] = inside && column >= 0 && column < width ? x[start + column]! : 0;
          }
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
        for (let p = 0; p < positions[0]; p++) {
          const row = p * strides[0] - padding[0] + i * dilation[0];
          const inside = row >= 0 && row < height;
          const start = (channel * height + row) * width;
          for (let q = 0; q < positions[1]; q++, place++) {
            const column = q * strides[1] - padding[1] + j * dilation[1];
            if (inside && column >= 0 && column < width) out[start + column]! += columns[place]!;
          }
        }
      }
    }
  }
}
