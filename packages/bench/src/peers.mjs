// Our programs in the form in which the drivers of benchmarks want them. They run on the built packages.
import { fileURLToPath } from "node:url";

const cmd = ["node", fileURLToPath(new URL("../dist/programs/program.js", import.meta.url))];
const NETS = ["train-relu", "train-sigmoid", "mlp"];
const DEEP = ["deep-1e5", "deep-1e6"];
const threads = (count) => ({ BENCH_THREADS: `${count}` });

export const peers = [
  {
    id: "leibniz",
    cmd,
    env: threads(1),
    threads: 1,
    on: ["startup", ...NETS, "matmul", "scalar", "smallop", ...DEEP, "elementwise"],
  },
  { id: "leibniz-2t", cmd, env: threads(2), threads: 2, on: [...NETS, "matmul", "elementwise"] },
  {
    id: "leibniz-f64",
    cmd,
    env: { ...threads(1), BENCH_DTYPE: "f64" },
    threads: 1,
    on: [...NETS, "matmul"],
  },
  {
    id: "leibniz-book",
    note: "float64, and the book's second look at the batch after each update",
    cmd,
    env: { ...threads(1), BENCH_DTYPE: "f64", BENCH_BOOK: "1" },
    threads: 1,
    on: ["train-relu", "train-sigmoid"],
  },
  {
    id: "leibniz-book-2t",
    cmd,
    env: { ...threads(2), BENCH_DTYPE: "f64", BENCH_BOOK: "1" },
    threads: 2,
    on: ["train-relu", "train-sigmoid"],
  },
  {
    id: "leibniz-array",
    note: "a float32 array of one element in place of a scalar",
    cmd,
    env: { ...threads(1), BENCH_ARRAY: "1" },
    threads: 1,
    on: DEEP,
  },
];
