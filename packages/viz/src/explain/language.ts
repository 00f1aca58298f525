/** A language in which derivations are written and spoken. */
export const EXPLAIN_LANGUAGES = ["en", "ko"] as const;
export type ExplainLanguage = (typeof EXPLAIN_LANGUAGES)[number];

/** The words between the formulas. Names and numbers come ready to be printed. */
export interface ExplainWords {
  readonly forward: string;
  readonly backward: string;
  readonly spokenBackward: string;
  readonly notComputed: string;
  readonly gradients: string;
  readonly leaf: string;
  readonly value: string;
  readonly gradient: string;
  readonly oneTerm: string;
  readonly through: string;
  readonly check: string;
  readonly result: string;
  readonly proof: string;
  at(name: string, value: string): string;
  accumulated(value: string): string;
  accumulatedShort(value: string): string;
  paths(leaf: string, root: string, count: number): string;
  path(index: number): string;
  factored(root: string): string;
  closed(root: string): string;
  upstreamSignal(name: string): string;
  numerical(value: string, verdict: string): string;
  numericalOf(count: number, of: number, verdict: string): string;
  closer(bound: string): string;
  differs(difference: string): string;
  kink(left: string, right: string): string;
  spokenNumerical(value: string, verdict: string): string;
  spokenCloser(bound: string): string;
  composite(name: string, symbol: string): string;
  /** ∂of/∂by, spoken. */
  derivative(of: string, by: string): string;
  spokenForward(symbol: string, formula: string, value: string): string;
  spokenEdge(
    derivative: string,
    node: string,
    upstream: string,
    local: string,
    contribution: string,
    partial: boolean,
  ): string;
  spokenPullback(derivative: string, node: string, contribution: string, partial: boolean): string;
  spokenSum(derivative: string, terms: readonly string[], total: string): string;
  spokenProduct(subject: string, factors: readonly string[], value: string): string;
  spokenIs(subject: string, value: string): string;
}

const en: ExplainWords = {
  forward: "Forward",
  backward: "Backward: upstream gradient × local derivative",
  spokenBackward: "Backward: upstream gradient times local derivative",
  notComputed: "(not computed yet: call backward() on the result)",
  gradients: "Gradients",
  leaf: "leaf",
  value: "value",
  gradient: "gradient",
  oneTerm: "one term of",
  through: "Through",
  check: "Check by central differences",
  result: "Result",
  proof: "Proof",
  at: (name, value) => `at ${name} = ${value}`,
  accumulated: (value) => `(.grad is ${value}: several backward passes added up)`,
  accumulatedShort: (value) => `(.grad: ${value})`,
  paths: (leaf, root, count) =>
    count === 1
      ? `Chain rule: the one path from ${leaf} to ${root}`
      : `Chain rule: the sum over all ${count} paths from ${leaf} to ${root}`,
  path: (index) => `path ${index}:`,
  factored: (root) => `Chain rule, factored at the junctions, back from ${root}`,
  closed: (root) => `Derivatives of ${root} in the leaves`,
  upstreamSignal: (name) => `${name} is the gradient that arrives from upstream`,
  numerical: (value, verdict) => `numerical: ${value} (${verdict})`,
  numericalOf: (count, of, verdict) =>
    `numerical, ${count === of ? (of === 1 ? "1 element" : `all ${of} elements`) : `${count} of ${of} elements`}: ${verdict}`,
  closer: (bound) => `difference < ${bound}`,
  differs: (difference) => `DIFFERS by ${difference}`,
  kink: (left, right) => `at a kink: slope ${left} on the left, ${right} on the right`,
  spokenNumerical: (value, verdict) => `The numerical derivative is ${value}, ${verdict}.`,
  spokenCloser: (bound) => `less than ${bound} away`,
  composite: (name, symbol) => `Proof: ${name}, as in ${symbol}`,
  derivative: (of, by) => `the derivative of ${of} with respect to ${by}`,
  spokenForward: (symbol, formula, value) => `${sentence(symbol)} is ${formula}, which is ${value}.`,
  spokenEdge: (derivative, node, upstream, local, contribution, partial) =>
    `Through ${node}: the upstream gradient ${upstream} times the local derivative ${local} gives ${contribution}, ` +
    `${partial ? "one term of " : ""}${derivative}.`,
  spokenPullback: (derivative, node, contribution, partial) =>
    `Through ${node}: ${contribution} flows downstream, ${partial ? "one term of " : ""}${derivative}.`,
  spokenSum: (derivative, terms, total) => `${sentence(derivative)} is ${terms.join(" plus ")}: ${total}.`,
  spokenProduct: (subject, factors, value) => `${sentence(subject)} is ${factors.join(" times ")}: ${value}.`,
  spokenIs: (subject, value) => `${sentence(subject)} is ${value}.`,
};

const ko: ExplainWords = {
  forward: "순전파",
  backward: "역전파: 상류에서 온 미분 × 국소적 미분 → 하류로",
  spokenBackward: "역전파: 상류에서 온 미분 곱하기 국소적 미분, 하류로",
  notComputed: "(아직 계산하지 않았습니다. 결과에서 backward()를 부르세요)",
  gradients: "기울기",
  leaf: "잎",
  value: "값",
  gradient: "기울기",
  oneTerm: "한 항:",
  through: "노드",
  check: "수치 미분과 비교",
  result: "결과",
  proof: "증명",
  at: (name, value) => `${name} = ${value}일 때`,
  accumulated: (value) => `(.grad = ${value}: 여러 번의 역전파가 더해졌습니다)`,
  accumulatedShort: (value) => `(.grad: ${value})`,
  paths: (leaf, root, count) =>
    count === 1
      ? `연쇄 법칙: ${leaf}에서 ${root}까지의 한 경로`
      : `연쇄 법칙: ${leaf}에서 ${root}까지의 모든 경로 ${count}개의 합`,
  path: (index) => `경로 ${index}:`,
  factored: (root) => `연쇄 법칙: ${root}에서 하류로, 갈림길마다 묶어서`,
  closed: (root) => `잎으로 나타낸 ${root}의 미분`,
  upstreamSignal: (name) => `${name}: 상류에서 전달된 신호`,
  numerical: (value, verdict) => `수치 미분: ${value} (${verdict})`,
  numericalOf: (count, of, verdict) =>
    `수치 미분, 원소 ${count === of ? `${of}개 모두` : `${of}개 중 ${count}개`}: ${verdict}`,
  closer: (bound) => `차이 < ${bound}`,
  differs: (difference) => `다름: 차이 ${difference}`,
  kink: (left, right) => `꺾인 점: 왼쪽 기울기 ${left}, 오른쪽 기울기 ${right}`,
  spokenNumerical: (value, verdict) => `수치 미분 ${value}, ${verdict}.`,
  spokenCloser: (bound) => `차이는 ${bound}보다 작음`,
  composite: (name, symbol) => `증명: ${name}, ${symbol}`,
  derivative: (of, by) => `${by}에 대한 ${of}의 미분`,
  spokenForward: (symbol, formula, value) => `${symbol}: ${formula}, 값 ${value}.`,
  spokenEdge: (derivative, node, upstream, local, contribution, partial) =>
    `${derivative}${partial ? "의 한 항" : ""}: ${node} 노드에서, 상류 ${upstream} 곱하기 국소적 미분 ${local}, 결과 ${contribution}.`,
  spokenPullback: (derivative, node, contribution, partial) =>
    `${derivative}${partial ? "의 한 항" : ""}: ${node} 노드에서 하류로, ${contribution}.`,
  spokenSum: (derivative, terms, total) => `${derivative}: ${terms.join(" 더하기 ")}, 합 ${total}.`,
  spokenProduct: (subject, factors, value) => `${subject}: ${factors.join(" 곱하기 ")}, 결과 ${value}.`,
  spokenIs: (subject, value) => `${subject}: ${value}.`,
};

const languages: Readonly<Record<ExplainLanguage, ExplainWords>> = { en, ko };

/** The words of a language. */
export function explainWords(language: ExplainLanguage): ExplainWords {
  return languages[language];
}

/** A phrase of ours begins a sentence with a capital; a name keeps its own letters. */
export function sentence(text: string): string {
  return !text.startsWith("the ") ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
