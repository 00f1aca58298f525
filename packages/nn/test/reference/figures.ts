import { type Tensor, tensor } from "@leibniz/core";
import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** What PyTorch 1.13 gives: see figures.py beside this file. */
export const figures = JSON.parse(
  readFileSync(new URL("./figures.json", import.meta.url), "utf8"),
) as Readonly<Record<string, readonly number[]>>;

/** `scale · sin 1 + shift`, `scale · sin 2 + shift`, …, as the script makes its inputs. */
export function waves(shape: readonly number[], scale = 1, shift = 0): Tensor {
  return counted(shape, (i) => Math.sin(i) * scale + shift);
}

/** cos 1, cos 2, …: what the script lets arrive at an output of this shape. */
export function arriving({ shape }: Tensor): Tensor {
  return counted(shape, Math.cos);
}

/** Holds numbers against the figures of a name, to 1e-12. */
export function expectFigures(name: string, found: Tensor | undefined): void {
  const wanted = figures[name];
  if (wanted === undefined || found === undefined) throw new Error(`there are no figures of ${name}`);
  expect([...found.data], name).toEqual(wanted.map((value) => expect.closeTo(value, 12) as number));
}

function counted(shape: readonly number[], f: (i: number) => number): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tensor(
    Float64Array.from({ length: size }, (_, i) => f(i + 1)),
    { shape },
  );
}
