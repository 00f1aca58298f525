export const LANGUAGES = ["en", "ko", "ja"] as const;

/** A language in which a picture can speak. */
export type Language = (typeof LANGUAGES)[number];

/** What a picture says in words, beside the names and numbers of the program. */
export interface Words {
  readonly valueAbove: string;
  readonly gradientBelow: string;
  /** What the row below a gradient is. */
  readonly localBelow: string;
  /** What the sign Σ below a gradient means. */
  readonly sumOfPasses: string;
  readonly notComputed: string;
  readonly value: string;
  readonly gradient: string;
  readonly local: string;
  readonly accumulated: string;
  /** The names of the fields of a record. */
  readonly dataField: string;
  readonly gradField: string;
  title(root: string): string;
  /** How many leaves and operations there are. */
  count(leaves: number, operations: number): string;
  /** The same for a picture with wires, which says where their numbers stand. */
  summary(leaves: number, operations: number): string;
  /** The signal that enters at the end of a symbolic picture. */
  upstream(symbol: string): string;
  /** The headings of the frames of an animation. */
  forwardFrame(op: string): string;
  seedFrame(root: string): string;
  backwardFrame(op: string): string;
}

const countEn = (leaves: number, operations: number): string =>
  `${leaves} ${leaves === 1 ? "leaf" : "leaves"}, ${operations} ${operations === 1 ? "operation" : "operations"}.`;

const languages: Readonly<Record<Language, Words>> = {
  en: {
    valueAbove: "value above",
    gradientBelow: "gradient below",
    localBelow: "= local derivative",
    sumOfPasses: "Σ sum over several backward passes",
    notComputed: "not computed",
    value: "value",
    gradient: "gradient",
    local: "local derivative",
    accumulated: "sum over several backward passes",
    title: (root) => (root === "" ? "Computational graph" : `Computational graph of ${root}`),
    dataField: "data",
    gradField: "grad",
    count: countEn,
    summary: (leaves, operations) =>
      `${countEn(leaves, operations)} Every wire has its value above and its gradient below.`,
    upstream: (symbol) => `${symbol} upstream gradient`,
    forwardFrame: (op) => `forward: ${op}`,
    seedFrame: (root) => (root === "" ? "backward begins with 1" : `backward begins at ${root}`),
    backwardFrame: (op) => `backward: ${op}`,
  },
  ko: {
    valueAbove: "위: 값",
    gradientBelow: "아래: 기울기",
    localBelow: "= 국소적 미분",
    sumOfPasses: "Σ 여러 번의 역전파를 더한 값",
    notComputed: "계산하지 않음",
    value: "값",
    gradient: "기울기",
    local: "국소적 미분",
    accumulated: "여러 번의 역전파를 더한 값",
    title: (root) => (root === "" ? "계산 그래프" : `${root}의 계산 그래프`),
    dataField: "값",
    gradField: "기울기",
    count: (leaves, operations) => `잎 ${leaves}개, 연산 ${operations}개.`,
    summary: (leaves, operations) =>
      `잎 ${leaves}개, 연산 ${operations}개. 모든 선은 위에 값, 아래에 기울기가 있습니다.`,
    upstream: (symbol) => `${symbol} 상류에서 온 기울기`,
    forwardFrame: (op) => `순전파: ${op}`,
    seedFrame: (root) => (root === "" ? "역전파의 시작" : `역전파의 시작: ${root}`),
    backwardFrame: (op) => `역전파: ${op}`,
  },
  ja: {
    valueAbove: "上：値",
    gradientBelow: "下：勾配",
    localBelow: "= 局所的な微分",
    sumOfPasses: "Σ 複数回の逆伝播の和",
    notComputed: "未計算",
    value: "値",
    gradient: "勾配",
    local: "局所的な微分",
    accumulated: "複数回の逆伝播の和",
    title: (root) => (root === "" ? "計算グラフ" : `${root}の計算グラフ`),
    dataField: "値",
    gradField: "勾配",
    count: (leaves, operations) => `葉 ${leaves} 個、演算 ${operations} 個。`,
    summary: (leaves, operations) =>
      `葉 ${leaves} 個、演算 ${operations} 個。どの線も上に値、下に勾配があります。`,
    upstream: (symbol) => `${symbol} 上流からの勾配`,
    forwardFrame: (op) => `順伝播: ${op}`,
    seedFrame: (root) => (root === "" ? "逆伝播の始まり" : `逆伝播の始まり: ${root}`),
    backwardFrame: (op) => `逆伝播: ${op}`,
  },
};

/** The words of a language; English when none is asked for. */
export function wordsOf(language: Language = "en"): Words {
  return languages[language];
}
