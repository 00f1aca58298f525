import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argmax, Random, tensor, type Tensor } from "@leibniz/core";
import { cachedFolder } from "./cache.ts";
import { fillZeros } from "./dense.ts";

/** Fewer images and batches than the peers' data have, so that they are made in a moment. */
const SIZE = { images: 2_000, batches: 200 };
/** How many row numbers a batch has. */
const BATCH = 256;
/** How many points lie on each of the two moons. */
const POINTS = 50;

/** Raised when other numbers are written, so that none are kept from before. */
const VERSION = 1;

export interface DataOptions {
  readonly images: number;
  readonly batches: number;
  /** Without zeros; otherwise about four fifths of the inputs are zero. */
  readonly dense: boolean;
}

/** Folders from which our programs can run without the peers': inputs of which four fifths are zero, and none is. */
export function ownData(): { readonly sparse: string; readonly dense: string } {
  const make = (name: string, dense: boolean): string =>
    cachedFolder(`own-${VERSION}-${name}`, (folder) => writeData(join(folder, "out"), { ...SIZE, dense }));
  return { sparse: make("sparse", false), dense: make("dense", true) };
}

/** Writes files of the names and layouts that the peers' have. */
export function writeData(folder: string, { images, batches, dense }: DataOptions): void {
  mkdirSync(folder, { recursive: true });
  const random = new Random(1);
  const write = (name: string, values: NodeJS.ArrayBufferView): void =>
    writeFileSync(join(folder, name), values);
  const normal = (name: string, rows: number, columns: number, standardDeviation: number): void =>
    write(name, numbersOf(random.normalTensor([rows, columns], { dtype: "float32", standardDeviation })));

  const x = Float32Array.from({ length: images * 784 }, () => Math.max(0, random.uniform(-4, 1)));
  if (dense) fillZeros(x);
  // A hidden linear teacher says which class an image is of.
  const teacher = random.normalTensor([784, 10], { dtype: "float32" });
  const scores = tensor(x, { shape: [images, 784], copy: false }).matmul(teacher);
  write("x.f32", x);
  write("t.u8", Uint8Array.from(argmax(scores, { axes: 1 }).data));
  write("idx.i32", numbersOf(random.integerTensor([batches, BATCH], 0, images)));

  normal("s_w1.f32", 784, 50, 0.01);
  normal("s_w2.f32", 50, 10, 0.01);
  normal("l_w1.f32", 784, 512, Math.sqrt(2 / 784));
  normal("l_w2.f32", 512, 512, Math.sqrt(2 / 512));
  normal("l_w3.f32", 512, 10, Math.sqrt(2 / 512));

  const noise = (): number => random.normal(0, 0.1);
  const moon = (point: (angle: number) => readonly [number, number]): readonly number[] =>
    Array.from({ length: POINTS }, (_, i) => point((Math.PI * i) / (POINTS - 1))).flatMap(([x, y]) => [
      x + noise(),
      y + noise(),
    ]);
  const upper = moon((angle) => [Math.cos(angle), Math.sin(angle)]);
  const lower = moon((angle) => [1 - Math.cos(angle), 0.5 - Math.sin(angle)]);
  write("moons_x.f64", Float64Array.from([...upper, ...lower]));
  write(
    "moons_y.f64",
    Float64Array.from({ length: 2 * POINTS }, (_, i) => (i < POINTS ? -1 : 1)),
  );
  write(
    "moons_w.f64",
    Float64Array.from({ length: 337 }, () => random.uniform(-1, 1)),
  );
}

function numbersOf(made: Tensor): NodeJS.ArrayBufferView {
  return made.data;
}
