import { UsageError } from "./usage-error.ts";

/** How to start a program that is measured, and for which workloads. */
export interface Peer {
  readonly id: string;
  readonly note?: string;
  /** The command; the name of the workload is added as its last argument. */
  readonly cmd: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Where it is started; the peers' folder when left out. */
  readonly cwd?: string;
  readonly on: readonly string[];
}

/**
 * A list of peers, as a module exports it.
 *
 * @throws UsageError when it is no such list; `source` is where it came from.
 */
export function checkPeers(list: unknown, source: string): readonly Peer[] {
  if (!Array.isArray(list)) throw new UsageError(`${source} exports no list of peers`);
  for (const peer of list as readonly unknown[]) {
    const { id, cmd, on, env = {}, params = {} } = (peer ?? {}) as Partial<Record<keyof Peer, unknown>>;
    const complete =
      typeof id === "string" &&
      isTexts(cmd) &&
      cmd.length > 0 &&
      isTexts(on) &&
      isRecord(env) &&
      isTexts(Object.values(env)) &&
      isRecord(params);
    if (!complete) {
      throw new UsageError(`${source} describes a peer without id, cmd and on: ${JSON.stringify(peer)}`);
    }
  }
  return list as readonly Peer[];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
