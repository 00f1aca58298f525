import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { drawGraph, explain, formatNumber, graphOf, toDot, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { appleOrange } from "./lessons/shopping.ts";
import { tableText } from "./output/table.ts";
import { writeWhole } from "./output/write-whole.ts";
import { tourDigits } from "./tour-digits.ts";

/** What `npm start` runs: the shopping problem computed, differentiated, derived and drawn, then digits learned. */
export async function runTour(folder = "out"): Promise<void> {
  const { price, leaves, between } = appleOrange();
  price.backward();
  const say = (text = "") => process.stdout.write(`${text}\n`);
  const heading = (text: string) => say(`\n${styleText("bold", text)}\n`);

  say("2 apples at 100, 3 oranges at 150, and 10 % tax on both: what is to pay, and what moves it?");
  say("사과 2개(100원)와 귤 3개(150원), 소비세 10 %: 지불 금액은 얼마이고, 무엇이 그것을 움직이는가?");

  heading("Forward");
  say(`  apples   사과 × 사과 개수 = 100 × 2   = ${between.applePrice.item()}`);
  say(`  oranges  귤 × 귤 개수     = 150 × 3   = ${between.orangePrice.item()}`);
  say(`  together                  = 200 + 450 = ${between.sum.item()}`);
  say(
    `  price    지불 금액        = 650 × 1.1 = ${formatNumber(price.item())} (as a double: ${price.item()})`,
  );

  heading("Gradients of the price");
  const meaning: Record<keyof typeof leaves, string> = {
    apple: "an apple dearer by 1 adds 2.2 to the price",
    apples: "one apple more adds 110",
    orange: "an orange dearer by 1 adds 3.3",
    oranges: "one orange more adds 165",
    tax: "the price moves by 650 × the change in the tax factor",
  };
  const rows = Object.entries(leaves).map(([key, leaf]) => {
    const gradient = leaf.grad!.item();
    const rounded = String(Number(gradient.toPrecision(12)));
    const shown = rounded === String(gradient) ? rounded : `${rounded} (${gradient})`;
    return [`${leaf.name}`, leaf.item(), shown, meaning[key as keyof typeof leaves]];
  });
  say(tableText(["leaf", "value", "∂price/∂leaf", "so"], rows));

  heading("Why: the chain rule, edge by edge");
  const doc = graphOf(price);
  say(explain(doc).trimEnd());

  const drawing = await drawGraph(doc, graphvizCli);
  const files: readonly (readonly [name: string, content: string, what: string])[] = [
    ["apple-orange.svg", toSvg(drawing), "the book's picture: value above each wire, gradient below"],
    ["apple-orange.dot", toDot(doc), "the same for Graphviz"],
    ["apple-orange.md", explain(doc, { format: "markdown" }), "the derivation with formulas"],
  ];
  mkdirSync(folder, { recursive: true });
  heading("Written");
  for (const [name, content, what] of files) {
    const path = join(folder, name);
    writeWhole(path, content);
    say(`  ${path.padEnd(24)} ${what}`);
  }

  heading("The same machinery learns to read");
  await tourDigits(say);

  heading("Try next");
  say("  npx leibniz graph examples/square-of-sum.ts -o out/square.svg   draw a program of your own");
  say("  npx leibniz explain examples/apple.ts                           why each gradient is what it is");
  say(
    "  npx leibniz check examples/apple-orange.ts                      hold the gradients against differences",
  );
  say(
    "  npx leibniz lesson run --all                                    the lecture notes' figures beside ours",
  );
  say("  npx leibniz train --data digits --save out/digits.safetensors   train a network, and keep it");
  say("  npx leibniz predict out/digits.safetensors                      what it reads");
}
