/** `out[i] = x[i] + y[i]` for `count` float32 numbers; all three start at a multiple of 16 and are padded to one. */
export function add32(out: usize, x: usize, y: usize, count: usize): void {
  const end = out + (count << 2);
  while (out < end) {
    v128.store(out, f32x4.add(v128.load(x), v128.load(y)));
    out += 16;
    x += 16;
    y += 16;
  }
}
