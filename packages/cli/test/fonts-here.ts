import { leibniz, folderWith } from "./run-command.ts";

/** Why PNG and PDF cannot be written on this machine; null when they can. Printed, so that nobody thinks they were. */
export function whyNoFont(): string | null {
  const { err } = leibniz(["plot", "--kind", "negative-log", "-o", "a.png"], folderWith({}));
  if (!err.includes("no font has")) return null;
  console.warn(`not written: ${err.trim()}`);
  return err;
}
