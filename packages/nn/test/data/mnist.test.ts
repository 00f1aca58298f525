import { FormatError, LeibnizError } from "@leibniz/core";
import { MNIST_FILES, type MnistFiles } from "@leibniz/nn";
import { loadMnist, type MnistOptions } from "@leibniz/nn/node";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

const top = mkdtempSync(join(tmpdir(), "leibniz-mnist-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

function idx(magic: number, shape: readonly number[], data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + data.length);
  const view = new DataView(bytes.buffer);
  [magic, ...shape].forEach((word, i) => view.setUint32(4 * i, word));
  bytes.set(data, 4 + 4 * shape.length);
  return bytes;
}
const images = (count: number) =>
  idx(
    2051,
    [count, 28, 28],
    Uint8Array.from({ length: 784 * count }, (_, i) => (i * 7) & 255),
  );
const labels = (...digits: number[]) => idx(2049, [digits.length], Uint8Array.from(digits));

/** Four small files in MNIST's format, and what is known of them. */
const contents = {
  trainImages: images(3),
  trainLabels: labels(5, 0, 4),
  testImages: images(2),
  testLabels: labels(7, 2),
};
type Part = keyof typeof contents;
const parts = Object.keys(contents) as Part[];

function known(changed: Partial<Record<Part, Uint8Array>> = {}): MnistFiles {
  return Object.fromEntries(
    parts.map((part) => [
      part,
      {
        name: MNIST_FILES[part].name,
        count: part.startsWith("train") ? 3 : 2,
        sha256: createHash("sha256")
          .update(changed[part] ?? contents[part])
          .digest("hex"),
      },
    ]),
  ) as unknown as MnistFiles;
}

let folder = "";
const fileOf = (part: Part, ending = "") => join(folder, MNIST_FILES[part].name + ending);
beforeEach(() => {
  vi.unstubAllEnvs();
  folder = mkdtempSync(join(top, "case-"));
  for (const part of parts) writeFileSync(fileOf(part, ".gz"), gzipSync(contents[part]));
});

const load = (options: MnistOptions = {}) => loadMnist({ directory: folder, files: known(), ...options });

describe("loadMnist", () => {
  it("gives rows of pixels from 0 to 1 and digits", async () => {
    const { train, test } = await load();
    expect([train.x.shape, train.x.dtype, train.t.shape, train.t.dtype]).toEqual([
      [3, 784],
      "float32",
      [3],
      "int32",
    ]);
    expect([test.x.shape, [...test.t.data]]).toEqual([
      [2, 784],
      [7, 2],
    ]);
    expect([...train.t.data]).toEqual([5, 0, 4]);
    expect([...train.x.data]).toEqual(
      Array.from({ length: 3 * 784 }, (_, i) => Math.fround(((i * 7) & 255) / 255)),
    );
  });

  it("gives pictures, whole pixels and one-hot rows on request", async () => {
    const { train } = await load({ normalize: false, flatten: false, oneHotLabel: true });
    expect([train.x.shape, train.x.dtype]).toEqual([[3, 1, 28, 28], "int32"]);
    expect([...train.x.data.subarray(0, 40)]).toEqual(Array.from({ length: 40 }, (_, i) => (i * 7) & 255));
    expect([train.t.shape, train.t.dtype, [...train.t.argmax({ axes: 1 }).data]]).toEqual([
      [3, 10],
      "float32",
      [5, 0, 4],
    ]);
  });

  it("takes files that are not gzipped, in the folder that LEIBNIZ_DATA names or in the cache", async () => {
    vi.stubEnv("LEIBNIZ_DATA", folder);
    const cacheDirectory = join(folder, "cache");
    mkdirSync(join(folder, "mnist"));
    mkdirSync(cacheDirectory);
    const of = (part: Part) => MNIST_FILES[part].name;
    writeFileSync(join(folder, "mnist", of("trainImages")), contents.trainImages);
    writeFileSync(join(folder, "mnist", of("trainLabels")), contents.trainLabels);
    writeFileSync(join(cacheDirectory, of("testImages")), contents.testImages);
    writeFileSync(join(cacheDirectory, of("testLabels")), contents.testLabels);
    const { train, test } = await loadMnist({ files: known(), cacheDirectory });
    expect([train.length, test.length]).toEqual([3, 2]);
  });

  it("says where it looked when a file is missing", async () => {
    rmSync(fileOf("testLabels", ".gz"));
    await expect(load()).rejects.toThrow(
      `loadMnist: t10k-labels-idx1-ubyte.gz is not in ${folder}; name its folder with { directory }`,
    );
  });

  it.each<[what: string, part: Part, bytes: Uint8Array, field: string, expected: string, found: string]>([
    [
      "another magic number",
      "trainImages",
      idx(2050, [3, 28, 28], new Uint8Array(3 * 784)),
      "magic number",
      "2051",
      "2050",
    ],
    ["labels for images", "trainImages", contents.trainLabels, "magic number", "2051", "2049"],
    ["an empty file", "trainLabels", new Uint8Array(0), "magic number", "2049", "the end"],
    ["too few images", "testImages", images(1), "number of images", "2", "1"],
    ["too many labels", "testLabels", labels(1, 2, 3), "number of labels", "2", "3"],
    [
      "pictures of another size",
      "testImages",
      idx(2051, [2, 27, 28], new Uint8Array(2 * 756)),
      "size of a picture",
      "28 × 28",
      "27 × 28",
    ],
    [
      "images cut off",
      "testImages",
      contents.testImages.subarray(0, 1000),
      "length of the file",
      "1584 bytes, as its header says",
      "1000",
    ],
    [
      "bytes behind the labels",
      "testLabels",
      Uint8Array.of(...contents.testLabels, 0),
      "length of the file",
      "10 bytes, as its header says",
      "11",
    ],
  ])("refuses %s, gzipped or not", async (_what, part, bytes, field, expected, found) => {
    rmSync(fileOf(part, ".gz"));
    writeFileSync(fileOf(part), bytes);
    await expect(load()).rejects.toThrow(FormatError);
    await expect(load()).rejects.toMatchObject({
      op: "loadMnist",
      file: fileOf(part),
      field,
      expected,
      found,
    });
    rmSync(fileOf(part));
    writeFileSync(fileOf(part, ".gz"), gzipSync(bytes));
    await expect(load()).rejects.toThrow(FormatError);
  });

  it("refuses a content with another checksum, and a label that is no digit", async () => {
    const swapped = labels(7, 3);
    writeFileSync(fileOf("testLabels", ".gz"), gzipSync(swapped));
    await expect(load()).rejects.toMatchObject({
      field: "SHA-256 of the content",
      expected: createHash("sha256").update(contents.testLabels).digest("hex"),
      found: createHash("sha256").update(swapped).digest("hex"),
    });
    const wrong = labels(7, 10);
    writeFileSync(fileOf("testLabels", ".gz"), gzipSync(wrong));
    await expect(load({ files: known({ testLabels: wrong }) })).rejects.toMatchObject({
      field: "label 1",
      expected: "0 to 9",
      found: "10",
    });
  });

  it("unpacks no more of a gzip bomb than its header promises", async () => {
    const bomb = new Uint8Array(100_000_000);
    bomb.set(contents.testImages);
    writeFileSync(fileOf("testImages", ".gz"), gzipSync(bomb));
    await expect(load()).rejects.toThrow(/length of the content: expected at most 1584 bytes/);
  });
});

describe("a download", () => {
  async function serving<T>(
    answer: (path: string) => Uint8Array | number,
    then: (from: string) => Promise<T>,
  ) {
    const asked: string[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(request.url!);
      const found = answer(request.url!);
      if (typeof found === "number") response.writeHead(found).end();
      else response.end(found);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    try {
      return {
        result: await then(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist`),
        asked,
      };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const packed = (path: string) => {
    const part = parts.find((other) => path === `/mnist/${MNIST_FILES[other].name}.gz`);
    return part === undefined ? 404 : gzipSync(contents[part]);
  };

  it("is made once, and kept", async () => {
    const directory = join(folder, "new", "folder");
    const { result, asked } = await serving(packed, (from) => load({ directory, download: { from } }));
    expect([...result.train.t.data]).toEqual([5, 0, 4]);
    expect(asked.length).toBe(4);
    expect(readdirSync(directory).length).toBe(4);
    const again = await load({ directory, download: { from: "http://127.0.0.1:9/" } });
    expect([...again.test.x.data]).toEqual([...result.test.x.data]);
  });

  it("fetches only what is missing", async () => {
    rmSync(fileOf("testLabels", ".gz"));
    const { asked } = await serving(packed, (from) => load({ download: { from } }));
    expect(asked).toEqual(["/mnist/t10k-labels-idx1-ubyte.gz"]);
    expect(existsSync(fileOf("testLabels", ".gz"))).toBe(true);
  });

  it.each<[what: string, answer: Uint8Array | number, message: RegExp]>([
    [
      "another content",
      gzipSync(labels(1, 2)),
      /mnist\/t10k-labels-idx1-ubyte.gz: SHA-256 of the content: expected/,
    ],
    ["half a file", gzipSync(contents.testLabels).subarray(0, 20), /gzip: expected an undamaged stream/],
    [
      "a page of text",
      new TextEncoder().encode("<!doctype html>"),
      /magic number: expected 2049; found 1008821359/,
    ],
    [
      "without end",
      new Uint8Array(10_000_000),
      /length of the file: expected at most 65538 bytes; found more/,
    ],
    ["no file", 404, /answered 404 Not Found/],
  ])("with %s is not kept", async (_what, answer, message) => {
    rmSync(fileOf("testLabels", ".gz"));
    const before = readdirSync(folder);
    await serving(
      () => answer,
      async (from) => {
        await expect(load({ download: { from } })).rejects.toThrow(message);
        await expect(load({ download: { from } })).rejects.toThrow(LeibnizError);
      },
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  it("says why when nobody answers", async () => {
    rmSync(fileOf("testLabels", ".gz"));
    await expect(load({ download: { from: "http://127.0.0.1:9/" } })).rejects.toThrow(
      /cannot download http:\/\/127.0.0.1:9\/t10k-labels-idx1-ubyte.gz: /,
    );
  });
});

const data = process.env["LEIBNIZ_DATA"];
const there = data !== undefined && existsSync(join(data, "mnist", `${MNIST_FILES.trainImages.name}.gz`));
if (!there) console.log("MNIST itself is not tested: LEIBNIZ_DATA names no folder with mnist/ in it.");

describe.skipIf(!there)("the published files", () => {
  it("have their figures: counts by digit, first digits, mean shade", async () => {
    const { train, test } = await loadMnist({ directory: join(data!, "mnist") });
    const histogram = (digits: ArrayLike<number>) => {
      const counts = new Array<number>(10).fill(0);
      for (const digit of Array.from(digits)) counts[digit]!++;
      return counts;
    };
    expect([train.x.shape, test.x.shape]).toEqual([
      [60_000, 784],
      [10_000, 784],
    ]);
    expect(histogram(train.t.data)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(histogram(test.t.data)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(train.t.data.subarray(0, 20).join(" ")).toBe("5 0 4 1 9 2 1 3 1 4 3 5 3 6 1 7 2 8 6 9");
    expect(test.t.data.subarray(0, 20).join(" ")).toBe("7 2 1 0 4 1 4 9 5 9 0 6 9 0 1 5 9 7 3 4");
    const mean = (shades: ArrayLike<number>) => {
      let sum = 0;
      for (let i = 0; i < shades.length; i++) sum += shades[i]!;
      return sum / shades.length;
    };
    expect(mean(train.x.data)).toBeCloseTo(0.1306604762738429, 8);
    expect(mean(test.x.data)).toBeCloseTo(0.13251460584233693, 8);
  });
});
