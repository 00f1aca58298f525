import type {
  AttributeDoc,
  FormulaDoc,
  GraphComposite,
  GraphDoc,
  GraphEdge,
  GraphNode,
  GraphScope,
  ValueDoc,
} from "./graph-doc.ts";
import { shapeWords, readValue } from "./validate-value.ts";
import type { Place } from "./validate-place.ts";

const MOST_NODES = 1_000_000;
const MOST_EDGES = 4_000_000;
const MOST_ARGUMENTS = 1_000_000;
const DEEPEST_ATTRIBUTE = 16;
const ID = /^[A-Za-z][A-Za-z0-9_.:-]{0,199}$/;

/** Builds a document afresh from what was read, field by field; what points where is checked afterwards. */
export function readDocument(document: Place): GraphDoc {
  const object = document.object();
  document.part("format", object["format"]).oneOf(["leibniz-graph"]);
  // Before anything else: another version has other fields.
  if (object["version"] !== 1) {
    document.part("version", object["version"]).refuse("1, the only version that this library reads");
  }
  const fields = document.fields([
    "format",
    "version",
    "root",
    "differentiated",
    "nodes",
    "edges",
    "scopes",
    "composites",
  ]);
  return {
    format: "leibniz-graph",
    version: 1,
    root: readId(fields.root),
    differentiated: fields.differentiated.boolean(),
    nodes: fields.nodes.list(MOST_NODES, readNode),
    edges: fields.edges.list(MOST_EDGES, readEdge),
    scopes: fields.scopes.list(MOST_NODES, readScope),
    composites: fields.composites.list(MOST_NODES, readComposite),
  };
}

function readNode(place: Place): GraphNode {
  const fields = place.fields([
    "id",
    "kind",
    "op",
    "label",
    "name",
    "symbol",
    "attributes",
    "value",
    "gradient",
    "accumulated",
    "latex",
    "text",
    "scope",
    "source",
  ]);
  const kind = fields.kind.oneOf(["variable", "parameter", "constant", "op"]);
  const value = readValue(fields.value);
  return {
    id: readId(fields.id),
    kind,
    op:
      kind === "op"
        ? fields.op.text()
        : fields.op.value === null
          ? null
          : fields.op.refuse("null for a leaf"),
    label: fields.label.text(),
    name: fields.name.orNull(readText),
    symbol: fields.symbol.text(),
    attributes: readAttributes(fields.attributes),
    value,
    gradient: fields.gradient.orNull((found) => readLike(found, value)),
    accumulated: fields.accumulated.orNull((found) => readLike(found, value)),
    latex: fields.latex.text(),
    text: fields.text.text(),
    scope: fields.scope.orNull(readId),
    source: fields.source.orNull(readText),
  };
}

function readEdge(place: Place): GraphEdge {
  const fields = place.fields([
    "id",
    "from",
    "to",
    "argIndex",
    "forward",
    "local",
    "pullback",
    "contribution",
  ]);
  const forward = readValue(fields.forward);
  return {
    id: readId(fields.id),
    from: readId(fields.from),
    to: readId(fields.to),
    argIndex: fields.argIndex.whole(0, MOST_ARGUMENTS),
    forward,
    local: fields.local.orNull((found) => {
      const { value, latex, text } = found.fields(["value", "latex", "text"]);
      return { value: readValue(value), latex: latex.text(), text: text.text() };
    }),
    pullback: fields.pullback.orNull(readFormula),
    contribution: fields.contribution.orNull((found) => readLike(found, forward)),
  };
}

function readScope(place: Place): GraphScope {
  const { id, name, parent } = place.fields(["id", "name", "parent"]);
  return { id: readId(id), name: name.text(), parent: parent.orNull(readId) };
}

function readComposite(place: Place): GraphComposite {
  const fields = place.fields(["id", "node", "parent", "nodes", "edges", "scopes"]);
  return {
    id: readId(fields.id),
    node: readId(fields.node),
    parent: fields.parent.orNull(readId),
    nodes: fields.nodes.list(MOST_NODES, readNode),
    edges: fields.edges.list(MOST_EDGES, readEdge),
    scopes: fields.scopes.list(MOST_NODES, readScope),
  };
}

function readText(place: Place): string {
  return place.text();
}

function readId(place: Place): string {
  const { value } = place;
  if (typeof value === "string" && ID.test(value)) return value;
  return place.refuse("an id: a letter, and then letters, digits, _ . : or -");
}

function readFormula(place: Place): FormulaDoc {
  const { latex, text } = place.fields(["latex", "text"]);
  return { latex: latex.text(), text: text.text() };
}

/** A gradient has the shape of what it belongs to. */
function readLike(place: Place, value: ValueDoc): ValueDoc {
  const read = readValue(place);
  if (read.shape.join() === value.shape.join()) return read;
  return place.refuse(shapeWords(value.shape), shapeWords(read.shape));
}

function readAttributes(place: Place): Record<string, AttributeDoc> {
  const entries = Object.entries(place.object()).map(([name, value]) => {
    const attribute = place.part(name, value);
    if (name === "__proto__" || /\p{Surrogate}/u.test(name))
      attribute.refuse("another name for an attribute");
    return [name, readAttribute(attribute, 0)] as const;
  });
  return Object.fromEntries(entries);
}

function readAttribute(place: Place, depth: number): AttributeDoc {
  const { value } = place;
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string") return place.text();
  if (!Array.isArray(value)) place.refuse("text, a number, true, false, null or a list of these");
  if (depth === DEEPEST_ATTRIBUTE) place.refuse(`lists at most ${DEEPEST_ATTRIBUTE} deep`, "one more");
  return place.list(MOST_NODES, (item) => readAttribute(item, depth + 1));
}
