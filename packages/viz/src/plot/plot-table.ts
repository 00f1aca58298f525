import type { PlotDoc } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";

/** A part of a plot's numbers as rows. */
export interface PlotTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

/** The numbers of a plot as tables: curves over the same x are columns of one. */
export function plotTables(doc: PlotDoc): PlotTable[] {
  const words = plotWordsOf(doc.lang);
  const tables: PlotTable[] = [];
  let curves: { x: readonly number[]; names: string[]; columns: (readonly (number | null)[])[] } | null =
    null;
  const finish = (): void => {
    if (curves === null) return;
    const { x, names, columns } = curves;
    tables.push({
      caption: names.join(", "),
      columns: [doc.x.label, ...names],
      rows: x.map((value, i) => [
        doc.x.names?.[value] ?? value,
        ...columns.map((column) => column[i] ?? null),
      ]),
    });
    curves = null;
  };
  const add = (name: string, x: readonly number[], y: readonly (number | null)[]): void => {
    if (curves !== null && !(curves.x.length === x.length && curves.x.every((value, i) => value === x[i])))
      finish();
    curves ??= { x, names: [], columns: [] };
    curves.names.push(name);
    curves.columns.push(y);
  };
  for (const layer of doc.layers) {
    switch (layer.kind) {
      case "line":
        // A path has two coordinates of the same rank, and its own table.
        if (doc.kind === "descent") finish();
        add(doc.kind === "descent" ? `${layer.name}: ${doc.y.label}` : layer.name, layer.x, layer.y);
        break;
      case "points":
        break;
      case "arrows":
        tables.push({
          caption: layer.name,
          columns: [doc.x.label, doc.y.label, `−∂f/∂${doc.x.label}`, `−∂f/∂${doc.y.label}`],
          rows: layer.x.map((x, i) => [x, layer.y[i]!, layer.dx[i]!, layer.dy[i]!]),
        });
        break;
      case "contours":
        tables.push({
          caption: words.levelsOf(layer.name),
          columns: [words.levelsOf(layer.name)],
          rows: layer.levels.map((level) => [level]),
        });
        break;
      case "bars":
        if (doc.kind === "bars")
          add(
            layer.name,
            layer.y.map((_, i) => i),
            layer.y,
          );
        else
          tables.push({
            caption: layer.name,
            columns: [`${doc.x.label} ≥`, `${doc.x.label} <`, doc.y.label],
            rows: layer.y.map((count, i) => [layer.from[i]!, layer.to[i]!, count]),
          });
        break;
      case "rule":
        break;
    }
  }
  finish();
  return tables;
}
