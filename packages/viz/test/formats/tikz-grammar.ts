/** Commands that our pictures may use: any other would come from a name that was not escaped. */
const commands = new Set(
  [
    "documentclass usepackage begin end definecolor",
    "fill draw path node fontsize selectfont sffamily bfseries itshape",
    "textbackslash textasciicircum textasciitilde textless textgreater textbar textquotedbl textasciigrave",
    "textemdash textellipsis",
    "times div cdot pm partial nabla infty sum surd leq geq neq odot mathsf",
    "alpha beta gamma delta varepsilon zeta eta theta lambda mu nu xi pi rho sigma tau varphi chi psi omega",
    "Gamma Delta Theta Lambda Sigma Phi Psi Omega",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Reads TikZ text as TeX would, as far as its grammar goes: comments, commands, groups, mathematics and environments.
 *
 * @throws SyntaxError on an unknown command, a group, formula or environment that does not close, or a special
 * character that stands unescaped.
 */
export function checkTex(source: string): void {
  const open: string[] = [];
  let inMathematics = false;
  // One token: a comment, a command with the name of an environment, a command of a letter or of a sign, a character.
  for (const [token] of source.matchAll(/%[^\n]*\n?|\\(?:begin|end)\{(\w+)\}|\\[A-Za-z]+|\\[^]|[^]/g)) {
    const environment = /^\\(begin|end)\{(\w+)\}$/.exec(token);
    if (environment !== null) {
      const [, edge, name = ""] = environment;
      if (edge === "begin") open.push(name);
      else if (open.pop() !== name) throw new SyntaxError(`\\end{${name}} closes something else`);
    } else if (/^\\[A-Za-z]/.test(token)) {
      if (!commands.has(token.slice(1))) throw new SyntaxError(`unknown command ${token}`);
    } else if (token.startsWith("\\")) {
      if (!/^\\[{}$&#%_]$/.test(token)) throw new SyntaxError(`unknown command ${JSON.stringify(token)}`);
    } else if (token === "{") {
      open.push("{");
    } else if (token === "}") {
      if (open.pop() !== "{") throw new SyntaxError("} closes nothing");
    } else if (token === "$") {
      inMathematics = !inMathematics;
    } else if (token === "^" || token === "_") {
      if (!inMathematics) throw new SyntaxError(`${token} outside mathematics`);
    } else if (/^[#&~"]$/.test(token) || /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(token)) {
      throw new SyntaxError(`${JSON.stringify(token)} is not escaped`);
    }
  }
  if (open.length > 0 || inMathematics) throw new SyntaxError(`not closed: ${open.join(" ")}`);
}

/** The names of nodes, in order: what stands in the braces after `at (x,y)`. */
export function tikzTexts(source: string): string[] {
  return [...source.matchAll(/^\\node\[[^\n]*\] at \([-\d.,]+\) \{([^\n]*)\};$/gm)].map(
    ([, text = ""]) => text,
  );
}
