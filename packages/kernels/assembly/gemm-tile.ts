// The inner loop of a matrix product: a tile of 4 rows and two vectors of columns (8 float32, 4 float64), whose eight
// sums stay in registers. Measured on x86-64: 4×8 and 2×16 reach 98 % of what multiply-add loops without memory do;
// 5×8, 6×8, 4×12 and 3×12 spill registers and lose a third; so does unrolling over k.

/** The rows of a tile. */
export const ROWS = 4;
/** What one row of a panel of the right operand takes: two vectors. */
export const PANEL_BYTES: usize = 32;

/** The columns of a tile. */
export function columnsOf<T>(): i32 {
  return (PANEL_BYTES as i32) / sizeof<T>();
}

/**
 * `c = a · b`, or `c += a · b` when `add`, for packed `a` (`k` times a column of 4) and `b` (`k` times a row of
 * 32 bytes); `k` is at least 1, and the rows of `c` lie `stride` bytes apart. Sums start at +0 and run in order.
 */
export function tile<T>(c: usize, stride: usize, a: usize, b: usize, k: i32, add: bool): void {
  let c00 = v128.splat<T>(0 as T);
  let c01 = v128.splat<T>(0 as T);
  let c10 = v128.splat<T>(0 as T);
  let c11 = v128.splat<T>(0 as T);
  let c20 = v128.splat<T>(0 as T);
  let c21 = v128.splat<T>(0 as T);
  let c30 = v128.splat<T>(0 as T);
  let c31 = v128.splat<T>(0 as T);
  const end = b + (k as usize) * PANEL_BYTES;
  // Tested at the bottom: one branch a round (64 GFLOP/s where a `while` gave 52).
  do {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a0, b1));
    const a1 = v128.load_splat<T>(a, sizeof<T>());
    c10 = v128.add<T>(c10, v128.mul<T>(a1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const a2 = v128.load_splat<T>(a, 2 * sizeof<T>());
    c20 = v128.add<T>(c20, v128.mul<T>(a2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(a2, b1));
    const a3 = v128.load_splat<T>(a, 3 * sizeof<T>());
    c30 = v128.add<T>(c30, v128.mul<T>(a3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(a3, b1));
    a += ROWS * sizeof<T>();
    b += PANEL_BYTES;
  } while (b < end);
  const row1 = c + stride;
  const row2 = row1 + stride;
  const row3 = row2 + stride;
  if (add) {
    c00 = v128.add<T>(v128.load(c), c00);
    c01 = v128.add<T>(v128.load(c, 16), c01);
    c10 = v128.add<T>(v128.load(row1), c10);
    c11 = v128.add<T>(v128.load(row1, 16), c11);
    c20 = v128.add<T>(v128.load(row2), c20);
    c21 = v128.add<T>(v128.load(row2, 16), c21);
    c30 = v128.add<T>(v128.load(row3), c30);
    c31 = v128.add<T>(v128.load(row3, 16), c31);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(row1, c10);
  v128.store(row1, c11, 16);
  v128.store(row2, c20);
  v128.store(row2, c21, 16);
  v128.store(row3, c30);
  v128.store(row3, c31, 16);
}

/** Takes over the first `rows` and `columns` of a whole tile at `from`, where the matrix ends inside it. */
export function copyEdge<T>(c: usize, stride: usize, from: usize, rows: i32, columns: i32, add: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = c + (j as usize) * sizeof<T>();
      const value = load<T>(from + (j as usize) * sizeof<T>());
      store<T>(at, add ? ((load<T>(at) + value) as T) : value);
    }
    c += stride;
    from += PANEL_BYTES;
  }
}

/** Adds the row at `bias`, `stride` bytes long, to each of `count` rows. */
export function addBias<T>(c: usize, bias: usize, count: i32, stride: usize): void {
  for (let i = 0; i < count; i++) {
    let j: usize = 0;
    for (; j + 16 <= stride; j += 16) {
      v128.store(c + j, v128.add<T>(v128.load(c + j), v128.load(bias + j)));
    }
    for (; j < stride; j += sizeof<T>()) {
      store<T>(c + j, (load<T>(c + j) + load<T>(bias + j)) as T);
    }
    c += stride;
  }
}
