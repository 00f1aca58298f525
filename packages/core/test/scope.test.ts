import { describe, expect, it } from "vitest";
import { LeibnizError, scope, tensor, variable } from "../src/index.ts";
import { scopes } from "../src/scope.ts";

describe("scope", () => {
  it("names the nodes made inside, and nests", () => {
    const x = variable(2);
    const [inner, outer] = scope("model", () => {
      const first = scope("layer", () => x.mul(x));
      return [first, first.add(1)];
    });
    const after = outer!.add(1);
    expect(inner!.creator!.scope!.name).toBe("layer");
    expect(inner!.creator!.scope!.parent).toBe(outer!.creator!.scope);
    expect(outer!.creator!.scope!.name).toBe("model");
    expect(outer!.creator!.scope!.parent).toBeNull();
    expect(after.creator!.scope).toBeNull();
  });

  it("returns what its function returns", () => {
    expect(scope("s", () => 7)).toBe(7);
    expect(scope("s", () => tensor(7).item())).toBe(7);
  });

  it("is left when its function throws", () => {
    expect(() =>
      scope("outer", () =>
        scope("inner", () => {
          throw new Error("stop");
        }),
      ),
    ).toThrow("stop");
    expect(scopes.current).toBeNull();
    expect(variable(1).add(1).creator!.scope).toBeNull();
  });

  it("refuses an async function, and is left", () => {
    const call = () => scope("s", async () => Promise.resolve(1));
    expect(call).toThrow(LeibnizError);
    expect(call).toThrow(/^scope: .*async.*plain function/);
    expect(scopes.current).toBeNull();
  });
});
