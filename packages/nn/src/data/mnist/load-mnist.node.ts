import { checkOptions, LeibnizError, oneHot, type Tensor, tensor } from "@leibniz/core";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../../files/write-whole.node.ts";
import { faultsOf } from "../../formats/fault.ts";
import { Dataset } from "../dataset.ts";
import { download } from "./download.node.ts";
import { MNIST_FILES, type MnistFile, type MnistFiles } from "./mnist-files.ts";
import { SIDE, verifiedBytes } from "./verify-mnist.node.ts";

export interface MnistOptions {
  /** Where the files are. When left out: `mnist/` in the folder that LEIBNIZ_DATA names, then the cache. */
  readonly directory?: string;
  /** Where downloads are kept when no directory is given; `~/.cache/leibniz/mnist` when left out. */
  readonly cacheDirectory?: string;
  /** Pixels from 0 to 1 as float32, the default; with `false` from 0 to 255 as int32. */
  readonly normalize?: boolean;
  /** Rows of 784 pixels, the default; with `false` pictures (1, 28, 28). */
  readonly flatten?: boolean;
  /** Targets as one-hot rows of float32; default: digits as int32. */
  readonly oneHotLabel?: boolean;
  /** Fetches the files that are missing; an object names another server, at whose address the four files lie. */
  readonly download?: boolean | { readonly from: string };
  /** Other files in MNIST's format, with their counts and checksums. */
  readonly files?: MnistFiles;
}

/** The pictures to train on and those to test on. */
export interface Mnist {
  readonly train: Dataset;
  readonly test: Dataset;
}

const SERVER = "https://ossci-datasets.s3.amazonaws.com/mnist/";

/**
 * MNIST: handwritten digits of 28 × 28 pixels, from its four IDX files, gzipped or not. Magic numbers, counts, sizes and
 * checksums are held against the published files; a download is kept only after that.
 *
 * Shapes: x (N, 784) or (N, 1, 28, 28), float32 or int32; t (N,) int32, or (N, 10) float32. N is 60,000 for training and
 * 10,000 for testing, which takes 190 MB and 30 MB as float32.
 *
 * @example
 * const { train, test } = await loadMnist({ oneHotLabel: true });
 *
 * @throws LeibnizError that says where it looked when a file is missing.
 * @throws FormatError that names file, field and what was expected when a file is not right. Nothing has been loaded
 * then, and nothing kept.
 */
export async function loadMnist(options: MnistOptions = {}): Promise<Mnist> {
  checkOptions("loadMnist", options, [
    "directory",
    "cacheDirectory",
    "normalize",
    "flatten",
    "oneHotLabel",
    "download",
    "files",
  ]);
  const { normalize = true, flatten = true, oneHotLabel = false, files = MNIST_FILES } = options;
  const read = async (part: "train" | "test"): Promise<Dataset> => {
    const pixels = await find(files[`${part}Images`], "images", options);
    const labels = await find(files[`${part}Labels`], "labels", options);
    const count = labels.length;
    const t = tensor(Int32Array.from(labels), { copy: false });
    return new Dataset(
      tensor(normalize ? shades(pixels) : new Int32Array(pixels), {
        copy: false,
        shape: flatten ? [count, SIDE * SIDE] : [count, 1, SIDE, SIDE],
      }),
      oneHotLabel ? (oneHot(t, 10, { dtype: "float32" }) as Tensor) : t,
    );
  };
  return { train: await read("train"), test: await read("test") };
}

function shades(pixels: Uint8Array): Float32Array {
  const shade = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);
  const shaded = new Float32Array(pixels.length);
  for (let i = 0; i < shaded.length; i++) shaded[i] = shade[pixels[i]!]!;
  return shaded;
}

async function find(file: MnistFile, kind: "images" | "labels", options: MnistOptions): Promise<Uint8Array> {
  const folders = foldersOf(options);
  for (const folder of folders) {
    for (const path of [join(folder, file.name), join(folder, `${file.name}.gz`)]) {
      if (existsSync(path)) {
        return verifiedBytes(readFileSync(path), file, kind, faultsOf("loadMnist", path));
      }
    }
  }
  const wanted = options.download ?? false;
  if (wanted === false) {
    throw new LeibnizError(
      "loadMnist",
      `${file.name}.gz is not in ${folders.join(" or ")}; name its folder with { directory }, or one that holds mnist/ ` +
        "with the variable LEIBNIZ_DATA, or fetch it with { download: true }",
    );
  }
  const from = wanted === true ? SERVER : wanted.from;
  const url = new URL(`${file.name}.gz`, from.endsWith("/") ? from : `${from}/`);
  // Packing makes nothing longer by more than a little.
  const most = file.count * (kind === "images" ? SIDE * SIDE : 1) + 65_536;
  const bytes = await download(url, most);
  const data = verifiedBytes(bytes, file, kind, faultsOf("loadMnist", url.href));
  const folder = folders.at(-1)!;
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, `${file.name}.gz`), bytes);
  return data;
}

/** Where files are looked for; the last is where a download is kept. */
function foldersOf({ directory, cacheDirectory }: MnistOptions): readonly string[] {
  if (directory !== undefined) return [directory];
  const data = process.env["LEIBNIZ_DATA"];
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const kept = cacheDirectory ?? join(cache, "leibniz", "mnist");
  return data ? [join(data, "mnist"), kept] : [kept];
}
