// What a look at an operand tells before its product is computed.

/** The numbers of one look, after which it may stop. */
const STRETCH = 4096;

/** Whether more than `limit` of `count` numbers are not 0. */
function moreNonzeros<T>(at: usize, count: i32, limit: i32): bool {
  const lanes = 16 / sizeof<T>();
  const zero = v128.splat<T>(0 as T);
  let found = 0;
  let left = count;
  while (left >= lanes) {
    const stretch = min(left, STRETCH) & ~(lanes - 1);
    const end = at + (stretch as usize) * sizeof<T>();
    let counts = i32x4.splat(0);
    do {
      // A comparison that holds is −1 in each 32 bits.
      counts = i32x4.sub(counts, v128.ne<T>(v128.load(at), zero));
      at += 16;
    } while (at < end);
    const total =
      i32x4.extract_lane(counts, 0) +
      i32x4.extract_lane(counts, 1) +
      i32x4.extract_lane(counts, 2) +
      i32x4.extract_lane(counts, 3);
    found += sizeof<T>() == 8 ? total >> 1 : total;
    if (found > limit) return true;
    left -= stretch;
  }
  for (; left > 0; left--) {
    found += i32(load<T>(at) != (0 as T));
    at += sizeof<T>();
  }
  return found > limit;
}

/** Whether none of `count` numbers is NaN or infinite: such a number less itself is NaN. */
function finite<T>(at: usize, count: i32): bool {
  const end = at + (count as usize) * sizeof<T>();
  const zero = v128.splat<T>(0 as T);
  let other = i32x4.splat(0);
  for (; at + 16 <= end; at += 16) {
    const values = v128.load(at);
    other = v128.or(other, v128.ne<T>(v128.sub<T>(values, values), zero));
  }
  let rest = false;
  for (; at < end; at += sizeof<T>()) {
    const value = load<T>(at);
    if (value - value != (0 as T)) rest = true;
  }
  return !v128.any_true(other) && !rest;
}

export function moreNonzeros32(at: usize, count: i32, limit: i32): bool {
  return moreNonzeros<f32>(at, count, limit);
}

export function moreNonzeros64(at: usize, count: i32, limit: i32): bool {
  return moreNonzeros<f64>(at, count, limit);
}

export function finite32(at: usize, count: i32): bool {
  return finite<f32>(at, count);
}

export function finite64(at: usize, count: i32): bool {
  return finite<f64>(at, count);
}
