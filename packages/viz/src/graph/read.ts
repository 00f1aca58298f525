import { FormatError } from "@leibniz/core";
import type { GraphDoc } from "./graph-doc.ts";
import { Place } from "./validate-place.ts";
import { checkReferences } from "./validate-references.ts";
import { readDocument } from "./validate.ts";

export interface ReadGraphOptions {
  /** What errors call the file; "graph document" when left out. */
  readonly file?: string;
}

/**
 * Reads a graph document from JSON, and checks all of it: every field is there and of its kind, every id stands for one
 * thing, nodes stand before what uses them, and tensors have as many numbers as their shape says. What it returns is
 * built afresh, so nothing else that stood in the text can reach a program.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { graphOf, readGraphDoc, writeGraphDoc } from "@leibniz/viz";
 * const text = writeGraphDoc(graphOf(variable(3, { name: "x" }).mul(2)));
 * console.log(readGraphDoc(text).nodes.map((node) => node.symbol).join(" ")); // x 2 L
 * ```
 *
 * @throws FormatError for a text that is no graph document of version 1. Its `field` is the place in it, as
 * `nodes[3].value.shape[0]`; nothing has been taken from the text.
 */
export function readGraphDoc(text: string, options: ReadGraphOptions = {}): GraphDoc {
  const { file = "graph document" } = options;
  const document = new Place(parse(text, file), file);
  const doc = readDocument(document);
  checkReferences(doc, document);
  return doc;
}

function parse(text: string, file: string): unknown {
  const fault = { file, field: "the text", expected: "JSON" };
  if (typeof text !== "string") throw new FormatError("readGraphDoc", { ...fault, found: typeof text });
  // Some editors put a byte order mark in front.
  const json = text.replace(/^\uFEFF/, "");
  if (json.trim() === "") throw new FormatError("readGraphDoc", { ...fault, found: "nothing" });
  try {
    return JSON.parse(json);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FormatError("readGraphDoc", { ...fault, found }, { cause });
  }
}
