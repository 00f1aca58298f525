/**
 * `to` gets the transpose of `from`: element `p` of line `i` goes to place `i` of row `p`. Lines lie `step` bytes
 * apart, rows `rowStep` bytes.
 */
export function transpose<T>(
  to: usize,
  rowStep: usize,
  from: usize,
  step: usize,
  lines: i32,
  count: i32,
): void {
  const lanes = 16 / sizeof<T>();
  const wholeLines = lines & ~(lanes - 1);
  const wholeCount = count & ~(lanes - 1);
  for (let line = 0; line < wholeLines; line += lanes) {
    let source = from + (line as usize) * step;
    let target = to + (line as usize) * sizeof<T>();
    const end = source + (wholeCount as usize) * sizeof<T>();
    while (source < end) {
      if (sizeof<T>() == 4) transposeTile4(target, rowStep, source, step);
      else transposeTile2(target, rowStep, source, step);
      source += 16;
      target += rowStep * (lanes as usize);
    }
    scalar<T>(target, rowStep, source, step, lanes, count - wholeCount);
  }
  const rest = wholeLines as usize;
  scalar<T>(to + rest * sizeof<T>(), rowStep, from + rest * step, step, lines - wholeLines, count);
}

function scalar<T>(to: usize, rowStep: usize, from: usize, step: usize, lines: i32, count: i32): void {
  for (let line = 0; line < lines; line++) {
    let source = from + (line as usize) * step;
    let target = to + (line as usize) * sizeof<T>();
    for (let p = 0; p < count; p++) {
      store<T>(target, load<T>(source));
      source += sizeof<T>();
      target += rowStep;
    }
  }
}

/** Four lines of four float32. */
function transposeTile4(to: usize, rowStep: usize, from: usize, step: usize): void {
  const line0 = v128.load(from);
  const line1 = v128.load(from + step);
  const line2 = v128.load(from + 2 * step);
  const line3 = v128.load(from + 3 * step);
  const low01 = v128.shuffle<i32>(line0, line1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(line0, line1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(line2, line3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(line2, line3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(to + rowStep, v128.shuffle<i64>(low01, low23, 1, 3));
  v128.store(to + 2 * rowStep, v128.shuffle<i64>(high01, high23, 0, 2));
  v128.store(to + 3 * rowStep, v128.shuffle<i64>(high01, high23, 1, 3));
}

/** Two lines of two float64. */
function transposeTile2(to: usize, rowStep: usize, from: usize, step: usize): void {
  const line0 = v128.load(from);
  const line1 = v128.load(from + step);
  v128.store(to, v128.shuffle<i64>(line0, line1, 0, 2));
  v128.store(to + rowStep, v128.shuffle<i64>(line0, line1, 1, 3));
}
