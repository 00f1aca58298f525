/** Wrong use, or a program that cannot be run: one line for the person, and exit code 2. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UsageError";
  }
}

/** The exit codes of the command. */
export const ExitCode = {
  ok: 0,
  /** A check or a case failed, or training diverged. */
  failed: 1,
  /** Wrong use, or a program that cannot be run. */
  usage: 2,
  /** Ctrl-C: 128 and the number of the signal, as shells have it. */
  interrupted: 130,
} as const;

/** An error's message on one line; `unknown` things thrown by programs included. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*\n\s*/g, " ").trim();
}
