import type { Progress } from "@leibniz/nn";
import cliProgress from "cli-progress";

/** A bar in a terminal, on standard error; null where there is none. */
export function progressBar(): Progress | null {
  const { stderr } = process;
  if (!stderr.isTTY) return null;
  const columns = stderr.columns ?? 80;
  const wide = columns >= 70;
  const format = wide
    ? "{bar} {percentage} %  step {value} of {total}  loss {loss}"
    : "{bar} {percentage} %  {value}/{total}";
  const bar = new cliProgress.SingleBar({
    stream: stderr,
    format,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: Math.max(5, Math.min(40, columns - (wide ? 52 : 30))),
    // A line that is too long would wrap and stay: the format is made to fit instead, and no mode of the terminal is
    // left changed when somebody kills the program.
    linewrap: true,
    clearOnComplete: true,
    autopadding: true,
  });
  return {
    start: (total, done) => bar.start(total, done, { loss: "" }),
    update: (done, { loss }) => bar.update(done, { loss: loss?.toPrecision(4) ?? "" }),
    end: () => bar.stop(),
  };
}
