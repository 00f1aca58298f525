import type { Language } from "../draw/words.ts";

/** What a page and a table say in words, beside what the picture says. */
export interface PageWords {
  readonly picture: string;
  readonly inWords: string;
  readonly values: string;
  readonly wires: string;
  readonly name: string;
  readonly madeBy: string;
  readonly kind: Readonly<Record<"variable" | "parameter" | "constant", string>>;
  readonly shape: string;
  readonly scope: string;
  readonly source: string;
  readonly value: string;
  readonly gradient: string;
  readonly from: string;
  readonly to: string;
  readonly local: string;
  readonly upstream: string;
  readonly contribution: string;
  readonly howToRead: string;
}

const languages: Readonly<Record<Language, PageWords>> = {
  en: {
    picture: "Picture",
    inWords: "In words",
    values: "Values",
    wires: "Wires",
    name: "Name",
    madeBy: "Made by",
    kind: { variable: "variable", parameter: "parameter", constant: "constant" },
    shape: "Shape",
    scope: "Scope",
    source: "Line",
    value: "Value",
    gradient: "Gradient",
    from: "From",
    to: "To",
    local: "Local derivative",
    upstream: "Upstream",
    contribution: "Contribution",
    howToRead:
      "Upstream × local derivative = contribution; the gradient of a value is the sum over its wires.",
  },
  ko: {
    picture: "그림",
    inWords: "말로 읽기",
    values: "값",
    wires: "선",
    name: "이름",
    madeBy: "만든 연산",
    kind: { variable: "변수", parameter: "매개변수", constant: "상수" },
    shape: "형상",
    scope: "범위",
    source: "줄",
    value: "값",
    gradient: "기울기",
    from: "출발",
    to: "도착",
    local: "국소적 미분",
    upstream: "상류 기울기",
    contribution: "기여",
    howToRead:
      "상류 기울기 × 국소적 미분 = 기여. 한 값의 기울기는 그 값에서 나가는 모든 선의 기여를 더한 것입니다.",
  },
  ja: {
    picture: "図",
    inWords: "言葉で",
    values: "値",
    wires: "線",
    name: "名前",
    madeBy: "演算",
    kind: { variable: "変数", parameter: "パラメータ", constant: "定数" },
    shape: "形状",
    scope: "範囲",
    source: "行",
    value: "値",
    gradient: "勾配",
    from: "始点",
    to: "終点",
    local: "局所的な微分",
    upstream: "上流の勾配",
    contribution: "寄与",
    howToRead: "上流の勾配 × 局所的な微分 = 寄与。値の勾配は、その値から出るすべての線の寄与の和です。",
  },
};

/** The words of a language; English when none is asked for. */
export function pageWordsOf(language: Language = "en"): PageWords {
  return languages[language];
}
