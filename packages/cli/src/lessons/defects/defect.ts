import { type Tensor, tensor } from "@leibniz/core";
import { type Fact, fact, type Lesson } from "../lesson.ts";

/**
 * A slip of the lecture notes as a row of the table: their version runs beside ours. Its `title` says what they say;
 * its facts begin with `notes:` where the figure is what the slip leads to, and with `ours:` where it is the right one.
 */
export interface Defect extends Lesson {
  /** What is right, in a line. */
  readonly right: { readonly en: string; readonly ko: string };
}

export function yes(what: string, holds: boolean): Fact {
  return fact(what, String(holds), "true");
}

/** The class of what `f` throws, or `nothing`. */
export function thrownBy(f: () => unknown): string {
  return errorOf(f)?.name ?? "nothing";
}

export function errorOf(f: () => unknown): Error | null {
  try {
    f();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
  return null;
}

export function largest(x: Tensor, y: Tensor): number {
  return x.sub(y).abs().max().item();
}

/** `scale · sin 1`, `scale · sin 2`, …: numbers that everybody can make again. */
export function sines(shape: readonly number[], scale = 1): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tensor(
    Float64Array.from({ length: size }, (_, i) => scale * Math.sin(i + 1)),
    { shape },
  );
}
