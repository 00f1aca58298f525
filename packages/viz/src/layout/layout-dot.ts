import { groupBy } from "../group-by.ts";
import type { LayoutCluster, LayoutInput } from "./layout.ts";
import { writeNested } from "./nested.ts";

/** Graphviz counts positions in points of 1/72 inch, which we read as pixels, and sizes in inches. */
const POINTS_PER_INCH = 72;

/** A character of Courier is 0.6 em wide in every Graphviz, so a run of them reserves a known width. */
const COURIER = 0.6;
const LINE_HEIGHT = 1.2;

/**
 * The input of a layout as DOT. Names are `b0`, `c0`, … by position and no text is passed at all, so nothing that
 * a user typed can reach Graphviz, and Graphviz measures no character.
 */
export function layoutDot({ direction, boxes, edges, clusters }: LayoutInput): string {
  const lines = [
    "digraph {",
    `graph [rankdir=${direction}, nodesep=0.16, ranksep=0.3, outputorder=nodesfirst];`,
    'node [shape=box, fixedsize=true, label=""];',
    "edge [arrowsize=0.7];",
  ];
  const names = new Map(boxes.map((box, index) => [box.id, `b${index}`]));
  const members = groupBy(boxes, (box) => box.cluster);
  const places = new Map(clusters.map((cluster, index) => [cluster, index]));
  const children = groupBy(clusters, (cluster) => cluster.parent);

  const writeBoxes = (cluster: string | null): void => {
    for (const box of members.get(cluster) ?? []) {
      lines.push(
        `${names.get(box.id)} [shape=${box.shape}, width=${inches(box.width)}, height=${inches(box.height)}${box.keepsOrder ? ", ordering=in" : ""}];`,
      );
    }
  };
  const writeCluster = (cluster: LayoutCluster): void => {
    const fontSize = cluster.titleHeight / LINE_HEIGHT;
    const title = "x".repeat(Math.ceil(cluster.titleWidth / (COURIER * fontSize)));
    lines.push(`subgraph cluster_c${places.get(cluster)} {`);
    lines.push(
      `graph [label="${title}", fontname=Courier, fontsize=${number(fontSize)}, labeljust=l, margin=12];`,
    );
    writeBoxes(cluster.id);
  };
  writeBoxes(null);
  writeNested(children, writeCluster, () => lines.push("}"));

  const [out, into] = direction === "LR" ? ["e", "w"] : ["s", "n"];
  edges.forEach((edge, index) => {
    const head = edge.headAt === "middle" ? `${names.get(edge.head)}:${into}` : names.get(edge.head);
    const arrow = edge.arrow ? "normal" : "none";
    const weight = edge.straight ? 8 : 1;
    lines.push(
      `${names.get(edge.tail)}:${out} -> ${head} [id=${index}, arrowhead=${arrow}, weight=${weight}];`,
    );
  });
  lines.push("}");
  return lines.join("\n");
}

const inches = (pixels: number): string => number(pixels / POINTS_PER_INCH);
const number = (value: number): string => String(Number(value.toFixed(8)));
