import { print } from "./standard-output.ts";
import { writeWhole } from "./write-whole.ts";

/** Hands a result over: into the file that `-o` named, or to standard output. */
export async function deliver(content: string, file: string | undefined): Promise<void> {
  const text = content.endsWith("\n") ? content : `${content}\n`;
  if (file === undefined || file === "-") await print(text);
  else writeWhole(file, text);
}
