// Arithmetic on whole arrays, one after another in memory; `end` is where `out` ends. The arrays start at a multiple of
// 16 and are padded to one, so that there is no remainder to treat apart.

export function add32(out: usize, end: usize, x: usize, y: usize): void {
  add<f32>(out, end, x, y);
}
export function add64(out: usize, end: usize, x: usize, y: usize): void {
  add<f64>(out, end, x, y);
}
export function sub32(out: usize, end: usize, x: usize, y: usize): void {
  sub<f32>(out, end, x, y);
}
export function sub64(out: usize, end: usize, x: usize, y: usize): void {
  sub<f64>(out, end, x, y);
}
export function mul32(out: usize, end: usize, x: usize, y: usize): void {
  mul<f32>(out, end, x, y);
}
export function mul64(out: usize, end: usize, x: usize, y: usize): void {
  mul<f64>(out, end, x, y);
}
export function div32(out: usize, end: usize, x: usize, y: usize): void {
  div<f32>(out, end, x, y);
}
export function div64(out: usize, end: usize, x: usize, y: usize): void {
  div<f64>(out, end, x, y);
}

function add<T>(out: usize, end: usize, x: usize, y: usize): void {
  do {
    v128.store(out, v128.add<T>(v128.load(x), v128.load(y)));
    out += 16;
    x += 16;
    y += 16;
  } while (out < end);
}

function sub<T>(out: usize, end: usize, x: usize, y: usize): void {
  do {
    v128.store(out, v128.sub<T>(v128.load(x), v128.load(y)));
    out += 16;
    x += 16;
    y += 16;
  } while (out < end);
}

function mul<T>(out: usize, end: usize, x: usize, y: usize): void {
  do {
    v128.store(out, v128.mul<T>(v128.load(x), v128.load(y)));
    out += 16;
    x += 16;
    y += 16;
  } while (out < end);
}

function div<T>(out: usize, end: usize, x: usize, y: usize): void {
  do {
    v128.store(out, v128.div<T>(v128.load(x), v128.load(y)));
    out += 16;
    x += 16;
    y += 16;
  } while (out < end);
}
