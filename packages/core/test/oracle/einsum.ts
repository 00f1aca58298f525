import { elementAt, indexAt, type NumberArray, sizeOf } from "./array.ts";

/** Einstein's summation, read literally: every letter runs through its extent, each product is added in its place. */
export function einsum(subscripts: string, ...operands: NumberArray[]): NumberArray {
  const [left, right] = subscripts.replaceAll(" ", "").split("->") as [string, string?];
  const names = left.split(",").map((term, i) => axisNames(term, operands[i]!.shape.length));
  const all = [...new Set(names.flat())];
  const extents = all.map((name) => {
    const met = names.flatMap((own, i) => operands[i]!.shape.filter((_, axis) => own[axis] === name));
    return met.find((extent) => extent !== 1) ?? 1;
  });
  const hidden = Math.max(...names.map((own) => own.filter((name) => /\d/.test(name)).length));
  const output =
    right === undefined ? implicit(names) : axisNames(right, right.replace("...", "").length + hidden);
  const shape = output.map((name) => extents[all.indexOf(name)]!);
  const data = Array<number>(sizeOf(shape)).fill(0);
  for (let flat = 0; flat < sizeOf(extents); flat++) {
    const index = indexAt(extents, flat);
    const at = (name: string) => index[all.indexOf(name)]!;
    const factors = operands.map((x, i) =>
      elementAt(
        x,
        names[i]!.map((name, axis) => (x.shape[axis] === 1 ? 0 : at(name))),
      ),
    );
    const place = output.reduce((before, name, axis) => before * shape[axis]! + at(name), 0);
    data[place]! += factors.reduce((product, factor) => product * factor);
  }
  return { shape, data };
}

/** A letter for each axis; those of an ellipsis are numbered from its end, where they broadcast. */
function axisNames(term: string, rank: number): string[] {
  const [before, after] = term.split("...") as [string, string?];
  if (after === undefined) return [...before];
  const hidden = rank - before.length - after.length;
  return [...before, ...Array.from({ length: hidden }, (_, i) => String(hidden - i)), ...after];
}

/** The ellipsis, then the letters that stand once, in order. */
function implicit(names: readonly string[][]): string[] {
  const every = names.flat();
  const numbered = [...new Set(every.filter((name) => /\d/.test(name)))].sort(
    (a, b) => Number(b) - Number(a),
  );
  const once = every.filter(
    (name) => !/\d/.test(name) && every.filter((other) => other === name).length === 1,
  );
  return [...numbered, ...once.sort()];
}
