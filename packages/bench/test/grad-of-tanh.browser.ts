import { expect, it } from "vitest";
import { GRAD_OF_TANH } from "./bundle.ts";
import { shownByPage } from "./shown-by-page.ts";

it("grad(tanh) runs in Chromium and gives 1 − tanh²(0.5)", { timeout: 60_000 }, async () => {
  const shown = await shownByPage(`${GRAD_OF_TANH}\ndocument.body.textContent = String(slope(0.5));`);
  expect(Number(shown)).toBeCloseTo(1 - Math.tanh(0.5) ** 2, 14);
});
