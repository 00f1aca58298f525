import { ExitCode, messageOf } from "../output/usage-error.ts";

const leave = process.exit.bind(process);
let done = false;

/** The program that runs now: a command may run two, one after the other. */
let watched: { readonly file: string; readonly place: (error: unknown) => string } | null = null;

/**
 * From now on a program that leaves by itself, waits for nothing any more, or fails where nobody catches it, ends the
 * command with one line and not in silence or with a page of stack.
 *
 * @param place names the program's line from which an error came.
 */
export function watchProgram(file: string, place: (error: unknown) => string): void {
  const isFirst = watched === null;
  watched = { file, place };
  if (isFirst) watch(() => watched!);
}

function watch(program: () => NonNullable<typeof watched>): void {
  const refuse = (text: string): never => {
    done = true;
    process.stderr.write(`leibniz: ${text}\n`);
    return leave(ExitCode.usage);
  };
  const onFailure = (error: unknown): never =>
    refuse(`${program().place(error)}: nobody caught: ${messageOf(error)}`);
  process.on("uncaughtException", onFailure);
  process.on("unhandledRejection", onFailure);
  process.exit = () =>
    refuse(`${program().file}: the program called process.exit before it was shown; let it run to its end`);
  process.once("exit", () => {
    if (!done) refuse(`${program().file}: the program awaits a promise that nothing settles`);
  });
}

/** Ends the process, whatever the program has left behind: a timer, an open socket, an exit code of its own. */
export function leaveWith(code: number): never {
  done = true;
  return leave(code);
}
