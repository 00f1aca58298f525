/** What every command's help ends with. */
export const EXIT_CODES = `
Exit codes:
  0  all is well
  1  a gradient check or a case failed, two graphs differ, or training diverged
  2  wrong use, or a program that cannot be run
  130  training was interrupted by Ctrl-C`;

const PROGRAM = `
A program is a .ts or .js module whose default export is a tensor, or a function without arguments that returns
one. It needs no build and no installed copy of the library. What it prints goes to standard error.`;

const DOCUMENT = `
Instead of a program, a file may be a graph document, as \`leibniz graph PROGRAM --json -o FILE.json\` writes it.`;

/** The end of the help of a command that reads a program: what a program is, examples, and the exit codes. */
export function programHelp(...examples: readonly string[]): string {
  return `${PROGRAM}\n${exampleHelp(...examples)}`;
}

/** The same of a command that reads a graph document too. */
export function pictureHelp(...examples: readonly string[]): string {
  return `${PROGRAM}${DOCUMENT}\n${exampleHelp(...examples)}`;
}

/** The end of the help of any other command: examples, and the exit codes. */
export function exampleHelp(...examples: readonly string[]): string {
  const heading = examples.length === 1 ? "Example" : "Examples";
  return `\n${heading}:\n${examples.map((example) => `  ${example}\n`).join("")}${EXIT_CODES}`;
}
