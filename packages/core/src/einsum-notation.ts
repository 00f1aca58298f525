import { LeibnizError, ShapeError, shapeText } from "./errors.ts";

/** Einsum subscripts resolved against shapes: one letter for each axis, also for those of an ellipsis. */
export interface EinsumPlan {
  /** The letters of each operand's axes. */
  readonly operands: readonly string[];
  readonly output: string;
  /** The extent of each letter. */
  readonly extents: ReadonlyMap<string, number>;
}

const OP = "einsum";
export const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ELLIPSIS = "...";

/**
 * Reads subscripts such as `"ij,jk->ik"`. Without an arrow the output has the ellipsis, then in alphabetical
 * order the letters that stand once, as in NumPy.
 *
 * @throws LeibnizError when the notation is none.
 * @throws ShapeError when it does not fit the shapes.
 */
export function planEinsum(subscripts: string, shapes: readonly (readonly number[])[]): EinsumPlan {
  const { inputs, output } = parse(subscripts, shapes.length);
  const hidden = inputs.map((input, i) => hiddenAxes(input, i, shapes[i]!));
  const most = Math.max(...hidden);
  const free = [...LETTERS].filter((letter) => !subscripts.includes(letter));
  if (most > free.length) throw new LeibnizError(OP, `"${subscripts}" leaves no letters for its ellipsis`);
  const broadcast = free.slice(0, most).join("");
  const resolve = (text: string, count: number) =>
    text.replace(ELLIPSIS, broadcast.slice(broadcast.length - count));
  const operands = inputs.map((input, i) => resolve(input, hidden[i]!));
  const explicit = output ?? implicitOutput(inputs);
  if (most > 0 && !explicit.includes(ELLIPSIS)) {
    throw new LeibnizError(
      OP,
      `"${subscripts}" drops the axes of the ellipsis; write ... in the output too, and sum them afterwards`,
    );
  }
  const extents = new Map<string, number>();
  operands.forEach((letters, i) => {
    [...letters].forEach((letter, axis) => {
      const extent = shapes[i]![axis]!;
      const before = extents.get(letter);
      const repeats = broadcast.includes(letter);
      if (before === undefined || (repeats && before === 1)) extents.set(letter, extent);
      else if (extent !== before && !(repeats && extent === 1)) {
        const what = repeats ? "the axes of the ellipsis do not broadcast" : `${letter} has two extents`;
        throw new ShapeError(
          OP,
          `in "${subscripts}" for ${shapes.map(shapeText).join(" and ")} ${what}, ${before} and ${extent}`,
          shapes,
        );
      }
    });
  });
  const result = resolve(explicit, most);
  for (const letter of result) {
    if (!extents.has(letter)) {
      throw new LeibnizError(OP, `"${subscripts}": the output's ${letter} stands in no operand`);
    }
  }
  return { operands, output: result, extents };
}

/** Splits the notation, without blanks, into its terms. */
function parse(subscripts: string, count: number): { inputs: string[]; output: string | null } {
  if (typeof subscripts !== "string") {
    throw new LeibnizError(
      OP,
      `the subscripts come first, as in einsum("ij,jk->ik", a, b); got ${typeof subscripts}`,
    );
  }
  const [left, right, ...more] = subscripts.replace(/\s/g, "").split("->");
  const inputs = left!.split(",");
  for (const term of right === undefined ? inputs : [...inputs, right]) {
    if (more.length > 0 || !/^[a-zA-Z]*(\.\.\.)?[a-zA-Z]*$/.test(term)) {
      throw new LeibnizError(
        OP,
        `"${subscripts}" is no notation: write a letter for each axis, commas between operands and one -> before ` +
          "the output, as in ij,jk->ik; ... stands for further axes",
      );
    }
  }
  if (inputs.length !== count) {
    throw new LeibnizError(
      OP,
      `"${subscripts}" names ${inputs.length} ${inputs.length === 1 ? "operand" : "operands"}; got ${count}`,
    );
  }
  return { inputs, output: right ?? null };
}

/** How many axes of an operand its ellipsis stands for. */
function hiddenAxes(input: string, i: number, shape: readonly number[]): number {
  const named = input.replace(ELLIPSIS, "").length;
  if (input.includes(ELLIPSIS) ? named > shape.length : named !== shape.length) {
    throw new ShapeError(
      OP,
      `operand ${i} of shape ${shapeText(shape)} has ${shape.length} axes, and "${input}" names ${named}`,
      [shape],
    );
  }
  return shape.length - named;
}

function implicitOutput(inputs: readonly string[]): string {
  const letters = [...inputs.join("").replaceAll(".", "")].sort();
  const once = letters.filter((letter, i) => letter !== letters[i - 1] && letter !== letters[i + 1]);
  return (inputs.some((input) => input.includes(ELLIPSIS)) ? ELLIPSIS : "") + once.join("");
}
