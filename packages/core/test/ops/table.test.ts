import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as core from "../../src/index.ts";
import { table } from "./table.ts";
import { checkNames, verifyRow } from "./verify-row.ts";

/** The classes that others extend; they are no ops themselves. */
const BASES: readonly unknown[] = [
  core.OpNode,
  core.ElementwiseNode,
  core.UnaryNode,
  core.BinaryNode,
  core.TernaryNode,
];

const exported = Object.entries(core as Record<string, unknown>);
const isNodeClass = (value: unknown): value is typeof core.OpNode =>
  typeof value === "function" && value.prototype instanceof core.OpNode && !BASES.includes(value);

describe.each(table)("$name", (row) => {
  it.each(checkNames)("%s", (name) => {
    expect(verifyRow(row, name)).toEqual([]);
  });
});

describe("the op table", () => {
  it("has a row for every exported node class", () => {
    const classes = exported.filter(([, value]) => isNodeClass(value)).map(([name]) => name);
    expect(classes.length).toBeGreaterThan(0);
    expect(classes.filter((name) => !table.some((row) => row.node?.name === name))).toEqual([]);
  });

  it("has one row for an op, whose function and class core exports", () => {
    const exports = new Map(exported);
    for (const row of table) {
      expect(typeof exports.get(row.name), row.name).toBe("function");
      if (row.node !== null) expect(exports.get(row.node.name), row.node.name).toBe(row.node);
    }
    // A function may have several nodes, as pow has one for a number and one for a tensor.
    const nodes = table.flatMap((row) => row.node ?? []);
    expect(new Set(nodes).size).toBe(nodes.length);
    const composed = table.flatMap((row) => (row.node === null ? row.name : []));
    expect(new Set(composed).size).toBe(composed.length);
  });

  it("has a row for every file of ops", () => {
    const folder = new URL("../../src/ops/", import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), "utf8");
      const classes = [...text.matchAll(/^export class (\w+)/gm)].map((match) => match[1]!);
      expect(classes.length, `${file} declares no node class`).toBeGreaterThan(0);
      for (const name of classes) {
        expect(
          table.some((row) => row.node?.name === name),
          `${file}: ${name} has no row`,
        ).toBe(true);
      }
    }
  });

  it("has a row for every function of compose", () => {
    const folder = new URL("../../src/compose/", import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), "utf8");
      const functions = [...text.matchAll(/^export function (\w+)/gm)].map((match) => match[1]!);
      expect(functions.length, `${file} exports no function`).toBeGreaterThan(0);
      for (const name of functions) {
        expect(
          table.some((row) => row.name === name && row.node === null),
          `${file}: ${name} has no row`,
        ).toBe(true);
      }
    }
  });

  it("exercises shapes, errors and an empty array in every row", () => {
    for (const row of table) {
      const sizes = row.cases.flatMap((sample) => sample.inputs.map((input) => input.data.length));
      expect(sizes, row.name).toContain(0);
      expect(
        sizes.some((size) => size > 1),
        row.name,
      ).toBe(true);
      expect(
        row.cases.some((sample) => sample.smooth),
        row.name,
      ).toBe(true);
      expect(row.errors.length, row.name).toBeGreaterThan(0);
    }
  });
});
