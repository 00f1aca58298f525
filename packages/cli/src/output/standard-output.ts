import { leaveWith } from "../program/watch-program.ts";
import { ExitCode } from "./usage-error.ts";

/**
 * Our own way to standard output. While a program is loaded and runs, and ever after, what it prints goes to
 * standard error, so that standard output holds only what the command was asked for.
 */
const write = process.stdout.write.bind(process.stdout);

/** Prints to standard output, and waits until it has been taken. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Sends what anybody else prints to standard error, and lets nobody else close standard output. */
export function keepStandardOutputClean(): void {
  const { stdout, stderr } = process;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  stdout.end = ((...last: unknown[]) => {
    const [chunk, ...rest] = last.filter((each) => each !== undefined);
    if (typeof chunk === "function") (chunk as () => void)();
    else if (chunk !== undefined) Reflect.apply(stderr.write, stderr, [chunk, ...rest]);
    return stdout;
  }) as typeof stdout.end;
}

/** A reader that has seen enough, as `head`, closes the pipe: that is no error. */
export function ignoreClosedPipe(): void {
  const quietly = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    leaveWith(ExitCode.ok);
  };
  process.stdout.on("error", quietly);
  process.stderr.on("error", quietly);
}
