import { loadNpy } from "@leibniz/nn/node";
import { readFileSync } from "node:fs";
import { UsageError } from "../output/usage-error.ts";
import { unreadable } from "../training/saved-model.ts";
import { readPng } from "./read-png.node.ts";

export const SIDE = 28;

/**
 * The ink of a picture of 28 × 28 points, from 0 to 1, row by row: a NumPy array, a PNG file or a grey map (PGM, P2 or
 * P5). Numbers of an array above 1 are taken as from 0 to 255. Colours become grey, and what lies behind a transparent
 * point is `paper`, from black, 0, to white, 1.
 *
 * @throws UsageError for any other file.
 */
export function readPicture(path: string, paper = 0): Float32Array {
  if (path.endsWith(".npy")) return fromNpy(path);
  if (path.endsWith(".pgm")) return fromPgm(path, read(path));
  if (path.endsWith(".png")) return fromPng(path, read(path), paper);
  throw new UsageError(
    `--image ${path}: a picture is a .npy, .png or .pgm file; others convert, as \`magick 7.jpg -resize 28x28! 7.png\``,
  );
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`--image ${unreadable(path, error)}`, { cause: error });
  }
}

function fromNpy(path: string): Float32Array {
  let numbers: ArrayLike<number>;
  try {
    numbers = loadNpy(path).data;
  } catch (error) {
    throw new UsageError(`--image ${unreadable(path, error)}`, { cause: error });
  }
  const pixels = Float32Array.from(numbers);
  let largest = 0;
  for (const pixel of pixels) {
    if (!(pixel >= 0 && pixel <= 255)) {
      throw new UsageError(`--image ${path}: its numbers are from 0 to 1 or from 0 to 255; one is ${pixel}`);
    }
    largest = Math.max(largest, pixel);
  }
  return ofRightSize(path, largest > 1 ? pixels.map((pixel) => pixel / 255) : pixels);
}

/** Grey as the eye weighs red, green and blue, by Rec. ITU-R BT.601. */
function fromPng(path: string, bytes: Buffer, paper: number): Float32Array {
  const refuse = (problem: string): UsageError => new UsageError(`--image ${path}: ${problem}`);
  const { rgba } = readPng(bytes, (width, height) => expectSide(path, width, height), refuse);
  return Float32Array.from({ length: SIDE * SIDE }, (_, point) => {
    const [red, green, blue, opacity] = rgba.subarray(4 * point, 4 * point + 4);
    const grey = (0.299 * red! + 0.587 * green! + 0.114 * blue!) / 255;
    return paper + (grey - paper) * (opacity! / 255);
  });
}

/** Netpbm's grey map: `P2` with decimal numbers or `P5` with bytes, after width, height and the value of white. */
function fromPgm(path: string, bytes: Buffer): Float32Array {
  const header = /^(P[25])\s(?:\s*#.*\n)*\s*(\d{1,5})\s+(\d{1,5})\s+(\d{1,5})\s/.exec(
    bytes.toString("latin1", 0, 1024),
  );
  if (header === null) {
    throw new UsageError(
      `--image ${path}: a .pgm file begins with P2 or P5, width, height and the value of white`,
    );
  }
  const [, kind, width, height, white] = header;
  expectSide(path, Number(width), Number(height));
  if (Number(white) < 1 || (kind === "P5" && Number(white) > 255)) {
    throw new UsageError(`--image ${path}: the value of white is from 1 to 255; got ${white}`);
  }
  const rest = bytes.subarray(header[0].length);
  const numbers = kind === "P5" ? [...rest] : rest.toString("latin1").trim().split(/\s+/).map(Number);
  if (numbers.some((value) => !(value >= 0 && value <= Number(white)))) {
    throw new UsageError(`--image ${path}: it has a number that is not from 0 to ${white}`);
  }
  return ofRightSize(
    path,
    Float32Array.from(numbers, (value) => value / Number(white)),
  );
}

function expectSide(path: string, width: number, height: number): void {
  if (width === SIDE && height === SIDE) return;
  throw new UsageError(
    `--image ${path}: the picture is ${SIDE} x ${SIDE} points; this one is ${width} x ${height}`,
  );
}

function ofRightSize(path: string, pixels: Float32Array): Float32Array {
  if (pixels.length === SIDE * SIDE) return pixels;
  throw new UsageError(
    `--image ${path}: a picture has ${SIDE} x ${SIDE} = ${SIDE * SIDE} points; this one has ${pixels.length}`,
  );
}
