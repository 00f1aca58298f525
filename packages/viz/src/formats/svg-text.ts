/** A comment or a CDATA section whole, a tag with its quoted attributes, or the characters up to the next tag. */
const piece = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The SVG with every piece of drawn text, as XML character data, replaced. Titles and descriptions are not drawn. */
export function mapSvgText(svg: string, change: (characterData: string) => string): string {
  let depth = 0;
  return svg.replace(piece, (part) => {
    if (part.startsWith("<")) {
      if (/^<text[\s>]/.test(part) && !part.endsWith("/>")) depth++;
      else if (/^<\/text\s*>/.test(part)) depth--;
      return part;
    }
    return depth > 0 ? change(part) : part;
  });
}

/** Every character that a picture draws, once. */
export function drawnCharacters(svg: string): Set<string> {
  const characters = new Set<string>();
  mapSvgText(svg, (data) => {
    for (const character of readCharacterData(data)) characters.add(character);
    return data;
  });
  return characters;
}

/** XML character data as the text that it stands for. */
export function readCharacterData(data: string): string {
  return data.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
