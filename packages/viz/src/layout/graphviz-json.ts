import type { LayoutInput, Placement, Point, Rectangle, Route } from "./layout.ts";

/** What we read of Graphviz's `json0` output: numbers come as text, with y growing upwards. */
interface GraphvizJson {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos?: string }[];
}

/** The places that Graphviz found for the DOT of `layoutDot`. */
export function readGraphvizJson(json: string, input: LayoutInput): Placement {
  const graph = JSON.parse(json) as GraphvizJson;
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(graph.bb);
  const point = (text: string): Point => {
    const [x = 0, y = 0] = numbers(text);
    return { x: round(x - left), y: round(top - y) };
  };

  const boxes = new Map<string, Point>();
  const clusters = new Map<string, Rectangle>();
  for (const { name, pos, bb } of graph.objects ?? []) {
    const index = Number(name.replace(/^\D+/, ""));
    const box = input.boxes[index];
    const cluster = input.clusters[index];
    if (pos !== undefined && box !== undefined) boxes.set(box.id, point(pos));
    else if (bb !== undefined && cluster !== undefined) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers(bb);
      clusters.set(cluster.id, { ...point(`${x0},${y1}`), width: round(x1 - x0), height: round(y1 - y0) });
    }
  }

  const sizes = new Map(input.boxes.map((box) => [box.id, box]));
  const middleOfSide = (id: string, side: 1 | -1): Point => {
    const { x, y } = boxes.get(id) ?? { x: 0, y: 0 };
    const { width, height } = sizes.get(id) ?? { width: 0, height: 0 };
    return input.direction === "LR" ? { x: x + (side * width) / 2, y } : { x, y: y + (side * height) / 2 };
  };
  const routes: Route[] = input.edges.map(() => ({ points: [], tip: null }));
  for (const { id, pos } of graph.edges ?? []) {
    const pieces = (pos ?? "").split(" ").filter((piece) => piece !== "");
    const tip = pieces.find((piece) => piece.startsWith("e,"));
    const points = pieces.filter((piece) => !/^[es],/.test(piece)).map(point);
    const edge = input.edges[Number(id)];
    if (edge === undefined || points.length === 0) continue;
    // Graphviz may end a line a pixel beside the box that it asked for: the ends are known exactly.
    points[0] = middleOfSide(edge.tail, 1);
    if (edge.headAt === "middle" && tip === undefined)
      points[points.length - 1] = middleOfSide(edge.head, -1);
    routes[Number(id)] = { points, tip: tip === undefined ? null : point(tip.slice(2)) };
  }
  return { width: round(right - left), height: round(top - bottom), boxes, routes, clusters };
}

const numbers = (text: string): number[] => text.split(",").map(Number);
const round = (value: number): number => Number(value.toFixed(2));
