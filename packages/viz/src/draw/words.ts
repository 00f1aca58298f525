/** A language in which a picture can speak. */
export type Language = "en" | "ko" | "ja";

/** What a picture says in words, beside the names and numbers of the program. */
export interface Words {
  readonly valueAbove: string;
  readonly gradientBelow: string;
  readonly notComputed: string;
  title(root: string): string;
  /** One wire as a sentence for a screen reader. */
  wire(name: string, value: string, gradient: string): string;
  summary(leaves: number, operations: number): string;
}

const languages: Readonly<Record<Language, Words>> = {
  en: {
    valueAbove: "value above",
    gradientBelow: "gradient below",
    notComputed: "not computed",
    title: (root) => (root === "" ? "Computational graph" : `Computational graph of ${root}`),
    wire: (name, value, gradient) => `${name}: value ${value}, gradient ${gradient}`,
    summary: (leaves, operations) =>
      `${leaves} ${leaves === 1 ? "leaf" : "leaves"}, ${operations} ${operations === 1 ? "operation" : "operations"}. ` +
      "Every wire has its value above and its gradient below.",
  },
  ko: {
    valueAbove: "위: 값",
    gradientBelow: "아래: 기울기",
    notComputed: "계산하지 않음",
    title: (root) => (root === "" ? "계산 그래프" : `${root}의 계산 그래프`),
    wire: (name, value, gradient) => `${name}: 값 ${value}, 기울기 ${gradient}`,
    summary: (leaves, operations) =>
      `잎 ${leaves}개, 연산 ${operations}개. 모든 선은 위에 값, 아래에 기울기가 있습니다.`,
  },
  ja: {
    valueAbove: "上：値",
    gradientBelow: "下：勾配",
    notComputed: "未計算",
    title: (root) => (root === "" ? "計算グラフ" : `${root}の計算グラフ`),
    wire: (name, value, gradient) => `${name}: 値 ${value}, 勾配 ${gradient}`,
    summary: (leaves, operations) =>
      `葉 ${leaves} 個、演算 ${operations} 個。どの線も上に値、下に勾配があります。`,
  },
};

/** The words of a language; English when none is asked for. */
export function wordsOf(language: Language = "en"): Words {
  return languages[language];
}
