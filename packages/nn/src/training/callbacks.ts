import type { LogRow } from "./run-log.ts";

/** What a program does at moments of training. Those that return a promise are waited for. */
export interface Callbacks {
  /** After each step, and the evaluation that belongs to it. */
  step?(row: LogRow): void;
  epoch?(row: LogRow): void | Promise<void>;
  /** After an evaluation; the row holds its figures. */
  evaluation?(row: LogRow): void | Promise<void>;
}
