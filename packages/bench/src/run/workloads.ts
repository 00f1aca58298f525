/** What is measured, and what the programs are told about it. */
export interface Workload {
  readonly name: string;
  /** What the programs call it; its own name when left out. */
  readonly as?: string;
  /** The workload whose peers take part; its own name when left out. */
  readonly peersOf?: string;
  /** On inputs without zeros. */
  readonly dense?: boolean;
  readonly params: Readonly<Record<string, number | readonly number[]>>;
  /** How many rounds. */
  readonly repeats: number;
  /** Seconds after which a program has failed. */
  readonly timeout: number;
}

/**
 * How thoroughly: beside peers as their own driver does it, alone in about a minute, or quickly, to see that all of it
 * runs.
 */
export type Thoroughness = "full" | "alone" | "quick";

const training = { params: { seconds: 2.5, check: 200, check_limit: 8 } };

const FULL: readonly (Partial<Workload> & { readonly name: string })[] = [
  { name: "startup", repeats: 5 },
  { name: "train-relu", ...training },
  { name: "train-relu-dense", as: "train-relu", peersOf: "train-relu", dense: true, ...training },
  { name: "train-sigmoid", ...training },
  { name: "mlp", params: { seconds: 3, check: 50, check_limit: 8 } },
  { name: "matmul", params: { seconds: 0.4 } },
  { name: "scalar", params: { seconds: 3 } },
  { name: "smallop", params: { seconds: 1 } },
  { name: "deep-1e5", as: "deep", params: { n: 100_000 }, timeout: 60 },
  { name: "deep-1e6", as: "deep", params: { n: 1_000_000 }, timeout: 60, repeats: 1 },
  { name: "elementwise", params: { seconds: 0.7 } },
  // What the machine's SIMD can do at most; only the peers' folder has a program for it.
  { name: "simd-peak", params: { seconds: 1, tiles: [] } },
];

const SHORTER: Readonly<Record<Exclude<Thoroughness, "full">, Workload["params"]>> = {
  alone: { seconds: 0.5, check: 40, check_limit: 3 },
  quick: { seconds: 0.05, check: 5, check_limit: 1, sizes: [64, 128, 256] },
};

export const WORKLOAD_NAMES: readonly string[] = FULL.map(({ name }) => name);

export function workloadsFor(thoroughness: Thoroughness): readonly Workload[] {
  return FULL.map((full) => {
    const workload = { params: {}, repeats: 3, timeout: 120, ...full };
    if (thoroughness === "full") return workload;
    return { ...workload, params: { ...workload.params, ...SHORTER[thoroughness] }, repeats: 1 };
  });
}
