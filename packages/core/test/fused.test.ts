import { describe, expect, it } from "vitest";
import {
  expandComposites,
  forwardOrder,
  LeibnizError,
  replay,
  scope,
  sigmoid,
  SigmoidNode,
  tensor,
  variable,
} from "../src/index.ts";

const ops = (y: ReturnType<typeof sigmoid>) => forwardOrder(y).map((node) => node.op);

describe("expandComposites", () => {
  it("unfolds a fused op into its definition, in a scope of its name", () => {
    const x = variable(1);
    const y = expandComposites(() => sigmoid(x));
    expect(ops(y)).toEqual(["neg", "exp", "add", "reciprocal"]);
    expect(forwardOrder(y).map((node) => node.label)).toEqual(["×(−1)", "exp", "+", "1/x"]);
    expect(forwardOrder(y).map((node) => node.scope?.name)).toEqual(Array(4).fill("sigmoid"));
  });

  it("nests its scope in the one that is open", () => {
    const y = scope("layer", () => expandComposites(() => sigmoid(variable(1))));
    expect(y.creator?.scope?.parent?.name).toBe("layer");
  });

  it("leaves what is not fused as it is, and unfolds no further than its function", () => {
    const x = variable([1, 2]);
    expect(expandComposites(() => x.mul(2).exp()).creator?.op).toBe("exp");
    expandComposites(() => sigmoid(x));
    expect(ops(sigmoid(x))).toEqual(["sigmoid"]);
  });

  it("ends with its function also when that throws, and an inner one does not end the outer", () => {
    const x = variable(1);
    expect(() =>
      expandComposites(() => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(ops(sigmoid(x))).toEqual(["sigmoid"]);
    expandComposites(() => {
      expandComposites(() => sigmoid(x));
      expect(ops(sigmoid(x))).toHaveLength(4);
    });
  });

  it("refuses an async function, which would come back when the mode is over", () => {
    expect(() => expandComposites(() => Promise.resolve(1))).toThrow(LeibnizError);
    expect(() => expandComposites(() => Promise.resolve(1))).toThrow(/^expandComposites: .*async/);
    expect(ops(sigmoid(variable(1)))).toEqual(["sigmoid"]);
  });

  it("checks the arguments as the fused op does, naming it", () => {
    expect(() => expandComposites(() => sigmoid("1" as never))).toThrow(/^sigmoid: .*string/);
  });

  it("returns what its function returns", () => {
    expect(expandComposites(() => "done")).toBe("done");
    expect(expandComposites(() => sigmoid(tensor(0))).item()).toBe(0.5);
  });

  it("makes a graph that can be run again with other leaves", () => {
    const x = variable(1);
    const y = expandComposites(() => sigmoid(x));
    expect(replay(y, new Map([[x, tensor(0)]])).item()).toBe(0.5);
  });

  it("can be asked of one node by hand", () => {
    expect(ops(new SigmoidNode().expand(variable(1)))).toHaveLength(4);
  });
});
