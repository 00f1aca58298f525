/**
 * Our own way to standard output. While a program is loaded and runs, and ever after, what it prints goes to
 * standard error, so that standard output holds only what the command was asked for.
 */
const write = process.stdout.write.bind(process.stdout);

/** Prints to standard output, and waits until it has been taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Sends what anybody else prints to standard error. */
export function keepStandardOutputClean(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
}

/** A reader that has seen enough, as `head`, closes the pipe: that is no error. */
export function ignoreClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
