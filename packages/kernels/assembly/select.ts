// One argument in, one out, exact: signs, roots, quotients and choices. As in elementwise.ts, `end` is where `out` ends.

export function neg32(out: usize, end: usize, x: usize): void {
  neg<f32>(out, end, x);
}
export function neg64(out: usize, end: usize, x: usize): void {
  neg<f64>(out, end, x);
}
export function sqrt32(out: usize, end: usize, x: usize): void {
  sqrt<f32>(out, end, x);
}
export function sqrt64(out: usize, end: usize, x: usize): void {
  sqrt<f64>(out, end, x);
}
export function reciprocal32(out: usize, end: usize, x: usize): void {
  reciprocal<f32>(out, end, x);
}
export function reciprocal64(out: usize, end: usize, x: usize): void {
  reciprocal<f64>(out, end, x);
}
export function relu32(out: usize, end: usize, x: usize): void {
  relu<f32>(out, end, x);
}
export function relu64(out: usize, end: usize, x: usize): void {
  relu<f64>(out, end, x);
}
/** `x` where the condition, of the same dtype, is not 0 (NaN is not), else `y`. */
export function where32(out: usize, end: usize, condition: usize, x: usize, y: usize): void {
  choose<f32>(out, end, condition, x, y);
}
export function where64(out: usize, end: usize, condition: usize, x: usize, y: usize): void {
  choose<f64>(out, end, condition, x, y);
}

function neg<T>(out: usize, end: usize, x: usize): void {
  do {
    v128.store(out, v128.neg<T>(v128.load(x)));
    out += 16;
    x += 16;
  } while (out < end);
}

function sqrt<T>(out: usize, end: usize, x: usize): void {
  do {
    v128.store(out, v128.sqrt<T>(v128.load(x)));
    out += 16;
    x += 16;
  } while (out < end);
}

function reciprocal<T>(out: usize, end: usize, x: usize): void {
  do {
    v128.store(out, v128.div<T>(v128.splat<T>(1), v128.load(x)));
    out += 16;
    x += 16;
  } while (out < end);
}

/** 0 where x ≤ 0, so that −0 gives 0 and NaN stays. */
function relu<T>(out: usize, end: usize, x: usize): void {
  do {
    const v = v128.load(x);
    v128.store(out, v128.andnot(v, v128.le<T>(v, v128.splat<T>(0))));
    out += 16;
    x += 16;
  } while (out < end);
}

function choose<T>(out: usize, end: usize, condition: usize, x: usize, y: usize): void {
  do {
    const chosen = v128.ne<T>(v128.load(condition), v128.splat<T>(0));
    v128.store(out, v128.bitselect(v128.load(x), v128.load(y), chosen));
    out += 16;
    condition += 16;
    x += 16;
    y += 16;
  } while (out < end);
}

/** Doubles become float32; `out` may be `x`. JavaScript's own conversion takes ten times as long. */
export function demote(out: usize, end: usize, x: usize): void {
  do {
    v128.store64_lane(out, f32x4.demote_f64x2_zero(v128.load(x)), 0);
    out += 8;
    x += 16;
  } while (out < end);
}
