// What the formats use of the host, which every browser and Node have. The package compiles without Node's and the
// DOM's own declarations, so that it can rely on nothing else of theirs.

declare class TextDecoder {
  constructor(
    label: "utf-8" | "latin1",
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  );
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
