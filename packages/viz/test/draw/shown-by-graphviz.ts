import { renderGraphFromSource } from "graphviz-cli";

/** The texts that Graphviz shows, with its entities resolved. */
export async function shownByGraphviz(dot: string): Promise<string[]> {
  const svg = await renderGraphFromSource({ input: dot }, { format: "svg", engine: "dot" });
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("\u00a0", " ")
      .replaceAll("&amp;", "&"),
  );
}
