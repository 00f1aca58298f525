/** An element of a parsed document: its own text is the text directly inside it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const tag = /^<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>/;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads the part of XML 1.0 that we write (elements, attributes, text) and throws on anything else: a forbidden
 * character, an unknown entity, `]]>` in text, a repeated attribute, tags that do not match, a repeated id.
 */
export function parseXml(source: string): XmlElement {
  const bad = forbidden.exec(source);
  if (bad !== null) throw new SyntaxError(`forbidden character at ${bad.index}`);
  const document: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };
  const open: XmlElement[] = [document];
  const ids = new Set<string>();
  for (let at = 0; at < source.length;) {
    const parent = open.at(-1) ?? document;
    if (source[at] !== "<") {
      const end = source.indexOf("<", at);
      const text = source.slice(at, end < 0 ? source.length : end);
      if (text.includes("]]>")) throw new SyntaxError("]]> in text");
      if (parent === document && text.trim() !== "") throw new SyntaxError("text outside the root");
      parent.text += unescapeXml(text);
      at += text.length;
      continue;
    }
    const match = tag.exec(source.slice(at, at + 200_000));
    if (match === null) throw new SyntaxError(`not a tag: ${source.slice(at, at + 80)}`);
    const [all, closing, name = "", attributeText = "", empty] = match;
    at += all.length;
    if (closing === "/") {
      if (parent.name !== name || attributeText !== "")
        throw new SyntaxError(`</${name}> closes ${parent.name}`);
      open.pop();
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = "", value = ""] of attributeText.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
      if (attributes.has(key)) throw new SyntaxError(`attribute ${key} twice`);
      attributes.set(key, unescapeXml(value));
    }
    const id = attributes.get("id");
    if (id !== undefined && ids.has(id)) throw new SyntaxError(`id ${id} twice`);
    if (id !== undefined) ids.add(id);
    const element: XmlElement = { name, attributes, children: [], text: "" };
    parent.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const [root] = document.children;
  if (open.length !== 1 || document.children.length !== 1 || root === undefined)
    throw new SyntaxError("no one root");
  return root;
}

/** The element and all below it, in document order. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* elementsOf(child);
}

function unescapeXml(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, reference: string) => {
    const name = reference.replace(/;$/, "");
    const code = /^#(x?)([0-9a-fA-F]+)$/.exec(name);
    const character =
      code === null ? entities[name] : String.fromCodePoint(parseInt(code[2] ?? "", code[1] ? 16 : 10));
    if (!reference.endsWith(";") || character === undefined)
      throw new SyntaxError(`bad entity &${reference}`);
    return character;
  });
}
