export { constant, zeros } from "./constant.ts";
export { gainOf, type Nonlinearity } from "./gain.ts";
export { he, type HeOptions } from "./he.ts";
export type { InitialiserOptions, Initialiser } from "./initialiser.ts";
export { normal } from "./normal.ts";
export { orthogonal } from "./orthogonal.ts";
export type { Distribution } from "./scaled.ts";
export { uniform } from "./uniform.ts";
export { xavier } from "./xavier.ts";
