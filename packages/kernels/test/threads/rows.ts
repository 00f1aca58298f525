import type { SharedMachine } from "../../src/threads/thread-pool.ts";

const SOURCE = `
/** out[i] = x[i] · factor + i for the rows from \`from\` to \`to\`, \`work\` times over. */
export function rows(out: usize, x: usize, factor: f64, work: i32, from: i32, to: i32, thread: i32): void {
  for (let i = from; i < to; i++) {
    let value = load<f64>(x + (<usize>i << 3));
    for (let again = 0; again < work; again++) value = value * factor + <f64>i;
    store<f64>(out + (<usize>i << 3), value);
  }
}

/** Which thread did which row. */
export function sign(out: usize, from: i32, to: i32, thread: i32): void {
  for (let i = from; i < to; i++) {
    const at = out + (<usize>i << 2);
    store<i32>(at, load<i32>(at) + 1 + (thread << 8));
  }
}

/** A worker never returns from here. */
export function hang(out: usize, from: i32, to: i32, thread: i32): void {
  for (;;) {
    if (thread == 0 && load<i32>(out) != 0) return;
    if (thread != 0) store<i32>(out, 1);
  }
}

/** A worker traps here; the caller waits until one has. */
export function trap(out: usize, from: i32, to: i32, thread: i32): void {
  if (thread != 0) { store<i32>(out, 1); unreachable(); }
  while (load<i32>(out) == 0) {}
}

/** The caller traps here. */
export function trapCaller(from: i32, to: i32, thread: i32): void {
  if (thread == 0) unreachable();
}
`;

/** A module of its own with memory that is shared, to try the pool on. */
export async function rowsMachine(): Promise<SharedMachine> {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 1_024, shared: true });
  const module = new WebAssembly.Module(await compile());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { module, memory, exports };
}

interface Compiler {
  main(
    options: readonly string[],
    files: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: Uint8Array): void;
      listFiles(): string[];
    },
  ): Promise<{ error: Error | null }>;
}

async function compile(): Promise<Uint8Array> {
  // By a name that the type checker does not follow: the compiler's declarations redefine globals.
  const name: string = "assemblyscript/asc";
  const { default: asc } = (await import(name)) as { default: Compiler };
  let binary: Uint8Array | undefined;
  const memory = "--importMemory --sharedMemory --initialMemory 4 --maximumMemory 1024 --enable threads";
  const options = `rows.ts --runtime stub -O3 ${memory} --outFile rows.wasm`.split(" ");
  const { error } = await asc.main(options, {
    readFile: (file) => (file === "rows.ts" ? SOURCE : null),
    writeFile(file, contents) {
      if (file === "rows.wasm") binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw error;
  return binary!;
}
