import { describe, expect, test } from "vitest";
import { type Palette, paletteOf, THEMES } from "../../src/draw/palette.ts";
import { contrast, linear, luminance, type Rgb } from "./contrast.ts";

/** Backgrounds on which each kind of text can stand. */
function pairs(palette: Palette): [text: string, colour: string, background: string][] {
  const grounds = [palette.background, palette.clusterFill, palette.opFill];
  const roles = ["value", "gradient", "accumulated", "name", "label", "caption", "title"] as const;
  return roles.flatMap((role) =>
    grounds.map((ground): [string, string, string] => [role, palette[role], ground]),
  );
}

test("black on white is 21:1", () => expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10));

describe.each(THEMES)("%s", (theme) => {
  const palette = paletteOf(theme);

  test("every text has a contrast of 4.5:1 on every ground", () => {
    for (const [role, colour, ground] of pairs(palette))
      expect(contrast(colour, ground), `${role} ${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test("lines have a contrast of 3:1, as graphics need (criterion 1.4.11)", () => {
    for (const ground of [palette.background, palette.clusterFill, palette.opFill])
      expect(contrast(palette.line, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("high contrast reaches 7:1, which criterion 1.4.6 asks", () => {
  for (const [, colour, ground] of pairs(paletteOf("high-contrast")))
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(7);
});

test("print has no colour, and its gradients are slanted and bold", () => {
  const { gradientSlanted, gradientWeight, ...rest } = paletteOf("print");
  expect([gradientSlanted, gradientWeight]).toEqual([true, 700]);
  for (const colour of Object.values(rest).filter((value) => typeof value === "string"))
    expect(new Set([colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)]).size).toBe(1);
});

/** What people see who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, in linear light. */
const deficiencies: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* with white D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(luminance([red, green, blue]));
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(Object.entries(deficiencies))("colour-blind, seen with %s", (_, matrix) => {
  const seen = (colour: string): Rgb => {
    const rgb = linear(colour);
    const row = (weights: Rgb): number =>
      Math.min(
        1,
        Math.max(
          0,
          weights.reduce((sum, weight, at) => sum + weight * (rgb[at] ?? 0), 0),
        ),
      );
    return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
  };

  test("value and gradient are far apart, also in lightness alone", () => {
    const { value, gradient } = paletteOf("colour-blind");
    const [one, other] = [lab(seen(value)), lab(seen(gradient))];
    // A difference of 2.3 is just noticeable.
    expect(Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)))).toBeGreaterThan(25);
    expect(Math.abs(one[0] - other[0])).toBeGreaterThan(10);
  });
});
