/**
 * The number that a formula in plain text has, given those of its names: a reader of the notation that knows nothing of
 * how it was written. It throws on anything that it does not know.
 */
export function evaluateFormula(text: string, names: Readonly<Record<string, number>>): number {
  const tokens = text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|\*\*|[a-z][a-z0-9]*|[()×/+−-]/gi) ?? [];
  if (tokens.join("").length !== text.replace(/\s/g, "").length) throw new SyntaxError(text);
  let at = 0;
  const functions: Readonly<Record<string, (x: number) => number>> = {
    exp: Math.exp,
    log: Math.log,
    sin: Math.sin,
    cos: Math.cos,
    tanh: Math.tanh,
    sqrt: Math.sqrt,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (tokens[at] === "+") value += (at++, product());
      else if (isMinus(tokens[at])) value -= (at++, product());
      else return value;
    }
  };
  const product = (): number => {
    let value = sign();
    for (;;) {
      if (tokens[at] === "×") value *= (at++, sign());
      else if (tokens[at] === "/") value /= (at++, sign());
      else return value;
    }
  };
  const sign = (): number => (isMinus(tokens[at]) ? (at++, -sign()) : power());
  const power = (): number => {
    const base = atom();
    return tokens[at] === "**" ? base ** (at++, sign()) : base;
  };
  const atom = (): number => {
    const token = tokens[at++];
    if (token === "(") {
      const value = sum();
      if (tokens[at++] !== ")") throw new SyntaxError(`no ) in ${text}`);
      return value;
    }
    if (token === undefined) throw new SyntaxError(`an early end: ${text}`);
    if (/^\d/.test(token)) return Number(token);
    const f = functions[token];
    if (tokens[at] === "(" && f !== undefined) return f(atom());
    const value = names[token];
    if (value === undefined) throw new SyntaxError(`${token} in ${text}`);
    return value;
  };
  const value = sum();
  if (at !== tokens.length) throw new SyntaxError(`what follows ${tokens.slice(0, at).join(" ")} in ${text}`);
  return value;
}

function isMinus(token: string | undefined): boolean {
  return token === "-" || token === "−";
}
