// One step of a parameter `w` along its gradient `g`. `end` is where `out` ends; `out` may be `w`. The formulas stand at
// the kernels of the same names in src/kernels.ts.

/** `out = w − rate · g`, in the dtype's own arithmetic, as the two operations one after the other would give it. */
export function descend32(out: usize, end: usize, w: usize, g: usize, rate: f32): void {
  descend<f32>(out, end, w, g, rate);
}
export function descend64(out: usize, end: usize, w: usize, g: usize, rate: f64): void {
  descend<f64>(out, end, w, g, rate);
}

function descend<T>(out: usize, end: usize, w: usize, g: usize, rate: T): void {
  do {
    v128.store(out, v128.sub<T>(v128.load(w), v128.mul<T>(v128.splat<T>(rate), v128.load(g))));
    out += 16;
    w += 16;
    g += 16;
  } while (out < end);
}

/** In doubles. `keep` and `gain` are the shares of the old velocity and of the gradient in the new one. */
export function sgd(
  out: usize,
  end: usize,
  w: usize,
  g: usize,
  velocity: usize,
  rate: f64,
  decay: f64,
  keep: f64,
  gain: f64,
  momentum: f64,
  nesterov: bool,
): void {
  do {
    const parameter = v128.load(w);
    let direction = v128.load(g);
    if (decay != 0) direction = f64x2.add(direction, f64x2.mul(f64x2.splat(decay), parameter));
    const moved = f64x2.add(
      f64x2.mul(f64x2.splat(keep), v128.load(velocity)),
      f64x2.mul(f64x2.splat(gain), direction),
    );
    v128.store(velocity, moved);
    const along = nesterov ? f64x2.add(direction, f64x2.mul(f64x2.splat(momentum), moved)) : moved;
    v128.store(out, f64x2.sub(parameter, f64x2.mul(f64x2.splat(rate), along)));
    out += 16;
    w += 16;
    g += 16;
    velocity += 16;
  } while (out < end);
}

/** In doubles. `largest` is 0 without AMSGrad. */
export function adam(
  out: usize,
  end: usize,
  w: usize,
  g: usize,
  mean: usize,
  square: usize,
  largest: usize,
  rate: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  decay: f64,
  shrink: f64,
  root: f64,
): void {
  do {
    const parameter = v128.load(w);
    let direction = v128.load(g);
    if (decay != 0) direction = f64x2.add(direction, f64x2.mul(f64x2.splat(decay), parameter));
    const m = f64x2.add(
      f64x2.mul(f64x2.splat(beta1), v128.load(mean)),
      f64x2.mul(f64x2.splat(1 - beta1), direction),
    );
    let v = f64x2.add(
      f64x2.mul(f64x2.splat(beta2), v128.load(square)),
      f64x2.mul(f64x2.mul(f64x2.splat(1 - beta2), direction), direction),
    );
    v128.store(mean, m);
    v128.store(square, v);
    if (largest) {
      v = f64x2.max(v, v128.load(largest));
      v128.store(largest, v);
      largest += 16;
    }
    const size = f64x2.add(f64x2.div(f64x2.sqrt(v), f64x2.splat(root)), f64x2.splat(epsilon));
    const shrunk = f64x2.mul(f64x2.splat(shrink), parameter);
    v128.store(out, f64x2.sub(shrunk, f64x2.div(f64x2.mul(f64x2.splat(rate), m), size)));
    out += 16;
    w += 16;
    g += 16;
    mean += 16;
    square += 16;
  } while (out < end);
}
