// What the kernels use of WebAssembly and of the host. The package compiles without Node's and the DOM's own
// declarations, so that it can rely on nothing else of theirs.

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    readonly exports: Readonly<Record<string, unknown>>;
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
  }
  interface MemoryDescriptor {
    readonly initial: number;
    readonly maximum: number;
    readonly shared?: boolean;
  }
  class Memory {
    readonly buffer: ArrayBuffer | SharedArrayBuffer;
    constructor(descriptor: MemoryDescriptor);
    grow(pages: number): number;
  }
}

declare function atob(base64: string): string;
