import { FormatError } from "@leibniz/core";

/**
 * A value in a document that nobody has checked yet, and where it stands. What it hands out is fresh: text, numbers and
 * lists, never an object that came from outside.
 */
export class Place {
  readonly value: unknown;
  readonly #key: string | number;
  readonly #parent: Place | null;
  readonly #file: string;

  constructor(value: unknown, file: string, key: string | number = "", parent: Place | null = null) {
    this.value = value;
    this.#file = file;
    this.#key = key;
    this.#parent = parent;
  }

  /** As `nodes[3].value.shape[0]`; it is put together only when something is wrong. */
  get path(): string {
    return this.#keys.replace(/^\./, "") || "the document";
  }

  get #keys(): string {
    if (this.#parent === null) return "";
    const key = this.#key;
    const named = typeof key === "string" && /^\w+$/.test(key);
    return `${this.#parent.#keys}${named ? `.${key}` : `[${described(key)}]`}`;
  }

  refuse(expected: string, found: string = described(this.value)): never {
    throw new FormatError("readGraphDoc", { file: this.#file, field: this.path, expected, found });
  }

  /** A part of this value, whatever it is. */
  part(key: string | number, value: unknown): Place {
    return new Place(value, this.#file, key, this);
  }

  /** Checks that this is an object with these fields and no others. */
  fields<const Names extends readonly string[]>(names: Names): { readonly [Name in Names[number]]: Place } {
    const object = this.object();
    for (const name of Object.keys(object)) {
      if (!names.includes(name)) this.part(name, undefined).refuse("no field of this name", "one");
    }
    const entries = names.map((name) => {
      const place = this.part(name, Object.hasOwn(object, name) ? object[name] : undefined);
      return place.value === undefined ? place.refuse("a value", "nothing") : ([name, place] as const);
    });
    return Object.fromEntries(entries) as { readonly [Name in Names[number]]: Place };
  }

  object(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) {
      this.refuse("an object");
    }
    return this.value as Readonly<Record<string, unknown>>;
  }

  /** A list of at most `most`, each read by `read`. */
  list<Item>(most: number, read: (place: Place) => Item): Item[] {
    return this.array(most).map((item, i) => read(this.part(i, item)));
  }

  array(most: number): readonly unknown[] {
    if (!Array.isArray(this.value)) this.refuse("a list");
    const items: readonly unknown[] = this.value;
    if (items.length > most) this.refuse(`a list of at most ${most}`);
    return items;
  }

  orNull<Item>(read: (place: Place) => Item): Item | null {
    return this.value === null ? null : read(this);
  }

  text(): string {
    if (typeof this.value !== "string") this.refuse("text");
    // Half of a surrogate pair is no character: no file in UTF-8 could hold it.
    if (/\p{Surrogate}/u.test(this.value)) this.refuse("Unicode text", "half of a surrogate pair in it");
    return this.value;
  }

  boolean(): boolean {
    return typeof this.value === "boolean" ? this.value : this.refuse("true or false");
  }

  whole(least: number, most: number): number {
    const { value } = this;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    return this.refuse(`a whole number from ${least} to ${most}`);
  }

  oneOf<const Words extends readonly string[]>(words: Words): Words[number] {
    const found = words.find((word) => word === this.value);
    return found ?? this.refuse(words.map((word) => JSON.stringify(word)).join(" or "));
  }
}

const LONGEST = 40;

/** A value in a few words, on one line. */
export function described(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return JSON.stringify(text) ?? typeof value;
}
