import type { Language } from "../draw/words.ts";
import type { EdgeAspect, NodeAspect } from "./graph-diff.ts";

/** What a comparison says in words, beside the names and numbers of the programs. */
export interface DiffWords {
  readonly title: string;
  equal(a: string, b: string): string;
  different(a: string, b: string): string;
  readonly firstForward: string;
  readonly firstBackward: string;
  onlyIn(program: string): string;
  readonly onlyHere: string;
  readonly changed: string;
  counts(kind: "nodes" | "edges", added: number, removed: number, changed: number): string;
  more(count: number): string;
  elements(differing: number, of: number): string;
  readonly mean: string;
  readonly least: string;
  readonly largest: string;
  readonly aspects: Readonly<Record<NodeAspect | EdgeAspect, string>>;
}

const languages: Readonly<Record<Language, DiffWords>> = {
  en: {
    title: "Two computational graphs compared",
    equal: (a, b) => `${a} and ${b} are the same.`,
    different: (a, b) => `${a} and ${b} differ.`,
    firstForward: "first differing wire, forward",
    firstBackward: "first differing wire, backward",
    onlyIn: (program) => `only in ${program}`,
    onlyHere: "only in this one",
    changed: "changed",
    counts: (kind, added, removed, changed) =>
      `${kind}: ${added} added, ${removed} removed, ${changed} changed`,
    more: (count) => `… and ${count} more`,
    elements: (differing, of) => `${differing} of ${of} elements differ`,
    mean: "mean",
    least: "least",
    largest: "largest",
    aspects: {
      kind: "kind",
      op: "operation",
      attributes: "attributes",
      shape: "shape",
      dtype: "dtype",
      value: "value",
      gradient: "gradient",
      local: "local derivative",
      contribution: "contribution",
    },
  },
  ko: {
    title: "두 계산 그래프 비교",
    equal: (a, b) => `${a}, ${b}: 서로 같습니다.`,
    different: (a, b) => `${a}, ${b}: 서로 다릅니다.`,
    firstForward: "순전파에서 처음 다른 선",
    firstBackward: "역전파에서 처음 다른 선",
    onlyIn: (program) => `${program}에만 있음`,
    onlyHere: "한쪽에만 있음",
    changed: "바뀜",
    counts: (kind, added, removed, changed) =>
      `${kind === "nodes" ? "노드" : "간선"}: 추가 ${added}, 삭제 ${removed}, 변경 ${changed}`,
    more: (count) => `… 외 ${count}개`,
    elements: (differing, of) => `원소 ${of}개 중 ${differing}개가 다름`,
    mean: "평균",
    least: "최솟값",
    largest: "최댓값",
    aspects: {
      kind: "종류",
      op: "연산",
      attributes: "속성",
      shape: "형상",
      dtype: "자료형",
      value: "값",
      gradient: "기울기",
      local: "국소적 미분",
      contribution: "기여분",
    },
  },
  ja: {
    title: "二つの計算グラフの比較",
    equal: (a, b) => `${a} と ${b} は同じです。`,
    different: (a, b) => `${a} と ${b} は異なります。`,
    firstForward: "順伝播で最初に異なる線",
    firstBackward: "逆伝播で最初に異なる線",
    onlyIn: (program) => `${program} だけにある`,
    onlyHere: "片方だけにある",
    changed: "変更",
    counts: (kind, added, removed, changed) =>
      `${kind === "nodes" ? "ノード" : "エッジ"}: 追加 ${added}、削除 ${removed}、変更 ${changed}`,
    more: (count) => `… 他 ${count} 件`,
    elements: (differing, of) => `要素 ${of} 個のうち ${differing} 個が異なる`,
    mean: "平均",
    least: "最小",
    largest: "最大",
    aspects: {
      kind: "種類",
      op: "演算",
      attributes: "属性",
      shape: "形状",
      dtype: "dtype",
      value: "値",
      gradient: "勾配",
      local: "局所的な微分",
      contribution: "寄与",
    },
  },
};

/** The words of a language; English when none is asked for. */
export function diffWordsOf(language: Language = "en"): DiffWords {
  return languages[language];
}
