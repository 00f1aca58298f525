/** What is promised of a ratio between ours and a peer. */
export interface Target {
  readonly name: string;
  readonly workload: string;
  /** The cases it holds for: the worst of them counts. */
  readonly cases: readonly string[];
  /** The best of these is ours. */
  readonly ours: readonly string[];
  /** The best of these is the peer. */
  readonly peers: readonly string[];
  /** Where the peers' figure stands, when it is not in the same workload and case: the best of all cases there. */
  readonly peersWorkload?: string;
  /**
   * `speed`: how many times as fast ours is, at least; `time` and `memory`: which part of the peer's ours takes, at
   * most.
   */
  readonly measure: "speed" | "time" | "memory";
  readonly floor: number;
  /** The same for what we aim at; `{ mb }` for so much memory, whatever the peer takes. */
  readonly aim: number | { readonly mb: number } | null;
}

const JAX_ONE = ["jaxjs-jit", "jaxjs-jit-relaxed", "jaxjs-eager"];
const JAX = [...JAX_ONE, "jaxjs-jit-2w"];
const NAIVE = ["naive-js", "naive-js-iter"];
const BOOK = ["numpy-book-1t", "numpy-book-2t"];

const OURS = ["leibniz"];
const OURS_ANY = ["leibniz", "leibniz-2t"];

const SIZES = ["N=128", "N=256", "N=512", "N=1024"];
const matmul = { workload: "matmul", cases: SIZES, ours: OURS, measure: "speed" } as const;
const deep = { workload: "deep-1e6", cases: ["n=1000000"], peers: ["torch-1t"] } as const;
const deepTime = { ...deep, measure: "time", floor: 0.15, aim: 0.05 } as const;
const deepMemory = { ...deep, measure: "memory", floor: 0.4, aim: 0.25 } as const;

export const TARGETS: readonly Target[] = [
  {
    name: "matmul, one thread: of the SIMD peak",
    ...matmul,
    peers: ["wasm-peak"],
    peersWorkload: "simd-peak",
    floor: 0.8,
    aim: 0.92,
  },
  { name: "matmul, one thread: tfjs-wasm", ...matmul, peers: ["tfjs-wasm"], floor: 1.1, aim: 1.3 },
  { name: "matmul, one thread: jax-js", ...matmul, peers: JAX_ONE, floor: 1.7, aim: null },
  {
    name: "matmul, two threads over one",
    workload: "matmul",
    cases: ["N=512", "N=1024"],
    ours: ["leibniz-2t"],
    peers: OURS,
    measure: "speed",
    floor: 1.8,
    aim: 1.95,
  },
  {
    name: "train-relu",
    workload: "train-relu",
    cases: ["train-relu"],
    ours: OURS_ANY,
    peers: ["tfjs-wasm", ...JAX],
    measure: "speed",
    floor: 3.5,
    aim: 6.5,
  },
  {
    name: "train-relu, dense inputs",
    workload: "train-relu-dense",
    cases: ["train-relu"],
    ours: OURS_ANY,
    peers: ["tfjs-wasm", ...JAX],
    measure: "speed",
    floor: 3,
    aim: 6,
  },
  {
    name: "train-relu, float64, as the book",
    workload: "train-relu",
    cases: ["train-relu"],
    ours: ["leibniz-book", "leibniz-book-2t"],
    peers: BOOK,
    measure: "speed",
    floor: 0.8,
    aim: 1.5,
  },
  {
    name: "mlp, two threads: jax-js",
    workload: "mlp",
    cases: ["mlp"],
    ours: ["leibniz-2t"],
    peers: JAX,
    measure: "speed",
    floor: 1,
    aim: 1.7,
  },
  {
    name: "mlp, two threads: tfjs-wasm",
    workload: "mlp",
    cases: ["mlp"],
    ours: ["leibniz-2t"],
    peers: ["tfjs-wasm"],
    measure: "speed",
    floor: 14,
    aim: null,
  },
  {
    name: "scalar",
    workload: "scalar",
    cases: ["step"],
    ours: OURS,
    peers: NAIVE,
    measure: "speed",
    floor: 4,
    aim: 8,
  },
  {
    name: "smallop: time",
    workload: "smallop",
    cases: ["forward+backward"],
    ours: OURS,
    peers: ["torch-1t"],
    measure: "time",
    floor: 0.1,
    aim: 0.04,
  },
  { name: "deep-1e6: time", ...deepTime, ours: OURS },
  { name: "deep-1e6: memory", ...deepMemory, ours: OURS },
  { name: "deep-1e6, an array of one: time", ...deepTime, ours: ["leibniz-array"] },
  { name: "deep-1e6, an array of one: memory", ...deepMemory, ours: ["leibniz-array"] },
  {
    name: "exp of 1e6",
    workload: "elementwise",
    cases: ["exp"],
    ours: OURS,
    peers: JAX_ONE,
    measure: "speed",
    floor: 3,
    aim: 5,
  },
  {
    name: "sigmoid of 1e6",
    workload: "elementwise",
    cases: ["sigmoid"],
    ours: OURS,
    peers: ["tfjs-wasm"],
    measure: "speed",
    floor: 0.6,
    aim: 0.9,
  },
  {
    name: "start to first gradient: time",
    workload: "startup",
    cases: ["first gradient"],
    ours: OURS,
    peers: ["plain-js"],
    measure: "time",
    floor: 1.5,
    aim: 1.2,
  },
  {
    name: "train-relu: peak memory",
    workload: "train-relu",
    cases: ["train-relu"],
    ours: OURS,
    peers: ["tfjs-wasm", "jaxjs-eager"],
    measure: "memory",
    floor: 1,
    aim: { mb: 245 },
  },
];
