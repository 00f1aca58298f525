// node program.js WORKLOAD: one of our programs, as the driver starts the peers'.
import { useThreads } from "../protocol/threads.ts";

const programs: Readonly<Record<string, () => Promise<{ run(workload: string): void }>>> = {
  startup: () => import("./startup.ts"),
  "train-relu": () => import("./train.ts"),
  "train-sigmoid": () => import("./train.ts"),
  mlp: () => import("./train.ts"),
  matmul: () => import("./matmul.ts"),
  scalar: () => import("./scalar.ts"),
  smallop: () => import("./smallop.ts"),
  deep: () => import("./deep.ts"),
  elementwise: () => import("./elementwise.ts"),
};

const workload = process.argv[2] ?? "";
const load = Object.hasOwn(programs, workload) ? programs[workload] : undefined;
if (load === undefined) {
  throw new Error(`no workload ${JSON.stringify(workload)}; there are ${Object.keys(programs).join(", ")}`);
}
useThreads();
(await load()).run(workload);
