import { realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { print } from "./standard-output.ts";
import { UsageError } from "./usage-error.ts";
import { writeWhole } from "./write-whole.ts";

/** Hands a result over: into the file that `-o` named, or to standard output, which `-` names too. */
export async function deliver(content: string | Uint8Array, file: string | undefined): Promise<void> {
  const whole = typeof content === "string" && !content.endsWith("\n") ? `${content}\n` : content;
  if (file === undefined || file === "-") await print(whole);
  else writeWhole(file, whole);
}

/**
 * Refuses, before a long program runs, to send bytes that are no text to a terminal.
 *
 * @throws UsageError
 */
export function expectNoTerminal(format: string, output: string | undefined): void {
  if ((output === undefined || output === "-") && process.stdout.isTTY) {
    throw new UsageError(`${format} is not for a terminal: name a file, as -o FILE.${format}, or use a pipe`);
  }
}

/**
 * Refuses, before a long program runs, an `-o` that cannot be written or that would destroy the program.
 *
 * @throws UsageError
 */
export function expectRoomFor(output: string | undefined, program: string): void {
  if (output === undefined || output === "-") return;
  if (output === "") throw new UsageError("-o is empty; name a file after it");
  const found = statSync(output, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UsageError(`cannot write ${output}: it is a folder; name a file in it`);
  if (found === undefined) {
    const folder = statSync(dirname(output), { throwIfNoEntry: false });
    if (folder?.isDirectory() !== true) {
      throw new UsageError(`cannot write ${output}: its folder does not exist; make it first`);
    }
  } else if (statSync(program, { throwIfNoEntry: false }) && realpathSync(output) === realpathSync(program)) {
    throw new UsageError(`-o ${output} is the program itself; name another file`);
  }
}
