import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expandGraph, foldConstants, graphOf, readGraphDoc, writeGraphDoc } from "@leibniz/viz";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { PROGRAMS } from "./programs.ts";

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../schema/graph-doc.schema.json", import.meta.url)), "utf8"),
) as object;
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(schema);

function expectValid(doc: unknown): void {
  validate(JSON.parse(JSON.stringify(doc)));
  expect(validate.errors).toBeNull();
}

const isValid = (doc: unknown) => validate(JSON.parse(JSON.stringify(doc)));
const isRead = (doc: unknown) => {
  try {
    readGraphDoc(JSON.stringify(doc));
    return true;
  } catch {
    return false;
  }
};

describe("the published schema", () => {
  it.each(Object.entries(PROGRAMS))("takes %s, and what is made of it", (_name, program) => {
    const doc = graphOf(program());
    const documents = [
      doc,
      graphOf(program(), { leafData: true, maxNumbers: 2 }),
      expandGraph(doc, "all"),
      expandGraph(doc, 1),
      foldConstants(doc),
    ];
    for (const one of documents) expectValid(one);
  });

  it.each(Object.entries(PROGRAMS))("and the reader brings %s back as it was", (_name, program) => {
    const doc = graphOf(program());
    for (const one of [doc, expandGraph(doc, "all"), expandGraph(doc, 1)]) {
      expect(readGraphDoc(writeGraphDoc(one))).toEqual(one);
      expect(readGraphDoc(JSON.stringify(one, null, 2))).toEqual(one);
    }
  });

  it("is what its draft says a schema is", () => {
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  });
});

/** Every object and list in a document, with a copy of the document in which it may be spoilt. */
function* spoilt(doc: unknown): Generator<readonly [what: string, broken: unknown]> {
  const text = JSON.stringify(doc);
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      paths.push(place);
      walk(item, place);
    }
  };
  walk(doc, []);
  const strange: readonly unknown[] = [null, -1, 0.5, "", true, [], {}, 2 ** 60];
  for (const path of paths) {
    const edit = (change: (holder: Record<string | number, unknown>, key: string | number) => void) => {
      const copy = JSON.parse(text) as Record<string | number, unknown>;
      const holder = path
        .slice(0, -1)
        .reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
      change(holder, path.at(-1)!);
      return copy;
    };
    if (typeof path.at(-1) === "string") {
      yield [`${path.join(".")} left out`, edit((holder, key) => delete holder[key])];
    }
    for (const value of strange) {
      const what = `${path.join(".")} = ${JSON.stringify(value)}`;
      yield [what, edit((holder, key) => (holder[key] = value))];
    }
  }
}

describe("a broken document", () => {
  const doc = graphOf(PROGRAMS["sigmoid"]!());

  it(
    "that the schema refuses is refused by the reader too, wherever it is broken",
    { timeout: 60_000 },
    () => {
      let refused = 0;
      for (const [what, broken] of spoilt(doc)) {
        const valid = isValid(broken);
        if (!valid) refused++;
        // The reader may be stricter, never more lenient.
        if (isRead(broken) && !valid) expect.fail(`${what}: the schema refuses it, and the reader does not`);
      }
      expect(refused).toBeGreaterThan(1000);
    },
  );

  it.each([
    ["no version", { ...doc, version: undefined }],
    ["another version", { ...doc, version: 2 }],
    ["another format", { ...doc, format: "graph" }],
    ["a field that nobody knows", { ...doc, extra: 1 }],
    ["no composites", { ...doc, composites: undefined }],
    ["a node without a shape", { ...doc, nodes: [{ ...doc.nodes[0], value: { data: [1] } }] }],
    [
      "NaN as null",
      { ...doc, nodes: [{ ...doc.nodes[0], value: { ...doc.nodes[0]!.value, data: [null] } }] },
    ],
  ])("with %s is refused by both", (_what, broken) => {
    expect(isValid(broken)).toBe(false);
    expect(isRead(broken)).toBe(false);
  });
});
