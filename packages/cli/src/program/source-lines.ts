import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** More lines than this would cost more than they tell. */
const MOST_LINES = 20_000;

/** The library's own files: in the repository the packages, else the installed copies. */
const library = fileURLToPath(new URL("../../../", import.meta.url));

/** Lets the library note, for each node that a program makes, the program's line, relative to the program's folder. */
export function recordSourceLines(program: string): void {
  const lines = ((globalThis as Record<symbol, unknown>)[Symbol.for("leibniz.sourceLines")] ??= {
    locate: null,
  }) as { locate: (() => string | null) | null };
  const folder = dirname(program);
  let left = MOST_LINES;
  Error.stackTraceLimit = 30;
  process.setSourceMapsEnabled(true);
  lines.locate = () => {
    if (left-- <= 0) return null;
    for (const frame of (new Error().stack ?? "").split("\n").slice(2)) {
      const place = /\(?((?:file:\/\/)?\/[^()]*):(\d+):\d+\)?$/.exec(frame.trim());
      if (place === null) continue;
      const file = place[1]!.startsWith("file:")
        ? fileURLToPath(place[1]!)
        : place[1]!.replace(/^.*? \(?(?=\/)/, "");
      const ours = file.includes("/node_modules/") || (file.startsWith(library) && isPackageSource(file));
      if (!ours) return `${relative(folder, file)}:${place[2]}`;
    }
    return null;
  };
}

function isPackageSource(file: string): boolean {
  return /^[a-z]+\/(src|dist|bin)\//.test(relative(library, file));
}
