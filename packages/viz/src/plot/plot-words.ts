import type { Language } from "../draw/words.ts";

/** What plots say in words. */
export interface PlotWords {
  /** The axis and the name of a figure of a run log. */
  figure(key: string): string;
  readonly iteration: string;
  readonly epochs: string;
  readonly value: string;
  readonly count: string;
  readonly category: string;
  readonly share: string;
  readonly tangent: string;
  readonly path: string;
  readonly start: string;
  readonly contours: string;
  readonly notes: string;
  readonly data: string;
  readonly facts: string;
  readonly arrows: string;
  lossTitle: string;
  accuracyTitle: string;
  figureTitle(name: string): string;
  compareTitle(name: string): string;
  functionTitle(names: string): string;
  tangentTitle(at: string): string;
  quiverTitle: string;
  descentTitle: string;
  contourTitle: string;
  histogramTitle: string;
  barsTitle: string;
  negativeLogTitle: string;
  slopeAt(at: string): string;
  valueAt(at: string): string;
  levelsOf(name: string): string;
  lastOf(name: string): string;
  endOf(name: string, axis: string): string;
  /** How one curve runs. */
  curve(curve: CurveWords): string;
  noCurve(name: string): string;
  tangentLine(at: string, value: string, slope: string): string;
  quiver(count: number, from: string, to: string): string;
  descent(path: { name: string; points: number; from: string; to: string }): string;
  contour(levels: string): string;
  histogram(name: string, count: number, mean: string, deviation: string): string;
  bars(name: string, tallest: string, at: string): string;
  gaps(name: string, gaps: number, all: number, first: string): string;
  notFinite(name: string, count: number, all: number, first: number): string;
  outside(name: string, count: number, all: number): string;
  torn: string;
  thinned(name: string, all: string): string;
  tableCut(shown: number, all: string): string;
}

interface CurveWords {
  readonly name: string;
  readonly points: string;
  readonly first: string;
  readonly last: string;
  readonly least: string;
  readonly leastAt: string;
  readonly greatest: string;
  readonly greatestAt: string;
}

/** `testAccuracy` as `test accuracy`. */
const spaced = (key: string): string =>
  key.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
  );

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? names[key]! : spaced(key);

const english: PlotWords = {
  figure: (key) => named({ trainAccuracy: "train acc", testAccuracy: "test acc" }, key),
  iteration: "iteration",
  epochs: "epochs",
  value: "value",
  count: "count",
  category: "class",
  share: "share",
  tangent: "tangent",
  path: "path",
  start: "start",
  contours: "contours",
  notes: "Notes",
  data: "Data",
  facts: "Figures",
  arrows: "−gradient",
  lossTitle: "Loss in training",
  accuracyTitle: "Accuracy in training",
  figureTitle: (name) => `${name} in training`,
  compareTitle: (name) => `${name}: runs compared`,
  functionTitle: (names) => names,
  tangentTitle: (at) => `Tangent at x = ${at}`,
  quiverTitle: "The negative gradient −∇f",
  descentTitle: "Path of gradient descent",
  contourTitle: "Contours of f",
  histogramTitle: "Distribution of the values",
  barsTitle: "Output and target",
  negativeLogTitle: "−log y: the loss of the right class",
  slopeAt: (at) => `slope at x = ${at}`,
  valueAt: (at) => `f(${at})`,
  levelsOf: (name) => `levels of ${name}`,
  lastOf: (name) => `last ${name}`,
  endOf: (name, axis) => `end of ${name}, ${axis}`,
  curve: ({ name, points, first, last, least, leastAt, greatest, greatestAt }) =>
    `${name}: ${points} points, from ${first} to ${last}, least ${least} at ${leastAt}, greatest ${greatest} at ${greatestAt}.`,
  noCurve: (name) => `${name}: no number that can be drawn.`,
  tangentLine: (at, value, slope) => `The tangent touches at (${at}, ${value}) with slope ${slope}.`,
  quiver: (count, from, to) =>
    `${count} arrows of the negative gradient: each points to where f falls most steeply from there. Lengths of the gradient from ${from} to ${to}.`,
  descent: ({ name, points, from, to }) => `${name}: ${points} points, from ${from}; it ends at ${to}.`,
  contour: (levels) => `Lines where f equals ${levels}.`,
  histogram: (name, count, mean, deviation) =>
    `${name}: ${count} values, mean ${mean}, standard deviation ${deviation}.`,
  bars: (name, tallest, at) => `${name}: tallest ${tallest} at ${at}.`,
  gaps: (name, gaps, all, first) =>
    `${name}: ${gaps} of ${all} values ${gaps === 1 ? "is" : "are"} missing, NaN or infinite, the first at ${first}: ${gaps === 1 ? "a gap" : "gaps"} in the curve.`,
  notFinite: (name, count, all, first) =>
    `${name}: ${count} of ${all} values ${count === 1 ? "is" : "are"} NaN or infinite and not counted, the first at place ${first}.`,
  outside: (name, count, all) =>
    `${name}: ${count} of ${all} values lie outside the axis and are not counted.`,
  torn: "The last line of the log is cut off and left out.",
  thinned: (name, all) =>
    `${name}: of ${all} points the first, lowest, highest and last of each column of pixels are drawn.`,
  tableCut: (shown, all) => `${shown} of ${all} rows, evenly spaced, with the first and the last.`,
};

const korean: PlotWords = {
  figure: (key) =>
    named(
      {
        loss: "손실",
        accuracy: "정확도",
        trainAccuracy: "훈련 정확도",
        testAccuracy: "시험 정확도",
        learningRate: "학습률",
        gradientNorm: "기울기 크기",
        wallTime: "걸린 시간 (ms)",
      },
      key,
    ),
  iteration: "반복",
  epochs: "에폭",
  value: "값",
  count: "개수",
  category: "클래스",
  share: "비율",
  tangent: "접선",
  path: "경로",
  start: "시작점",
  contours: "등고선",
  notes: "알림",
  data: "데이터",
  facts: "수치",
  arrows: "−기울기",
  lossTitle: "학습 중 손실",
  accuracyTitle: "학습 중 정확도",
  figureTitle: (name) => `학습 중 ${name}`,
  compareTitle: (name) => `${name}: 여러 학습의 비교`,
  functionTitle: (names) => names,
  tangentTitle: (at) => `x = ${at}에서의 접선`,
  quiverTitle: "음의 기울기 −∇f",
  descentTitle: "경사 하강법의 경로",
  contourTitle: "f의 등고선",
  histogramTitle: "값의 분포",
  barsTitle: "출력과 정답",
  negativeLogTitle: "−log y: 정답 클래스의 손실",
  slopeAt: (at) => `x = ${at}에서의 기울기`,
  valueAt: (at) => `f(${at})`,
  levelsOf: (name) => `${name}의 높이`,
  lastOf: (name) => `마지막 ${name}`,
  endOf: (name, axis) => `${name}의 끝, ${axis}`,
  curve: ({ name, points, first, last, least, leastAt, greatest, greatestAt }) =>
    `${name}: 점 ${points}개, ${first}에서 ${last}까지, 최솟값 ${least} (${leastAt}에서), 최댓값 ${greatest} (${greatestAt}에서).`,
  noCurve: (name) => `${name}: 그릴 수 있는 수가 없습니다.`,
  tangentLine: (at, value, slope) => `접선은 (${at}, ${value})에서 기울기 ${slope}로 닿습니다.`,
  quiver: (count, from, to) =>
    `음의 기울기를 나타내는 화살표 ${count}개: 각 점에서 f가 가장 가파르게 줄어드는 방향입니다. 기울기의 크기는 ${from}에서 ${to}까지입니다.`,
  descent: ({ name, points, from, to }) =>
    `${name}: 점 ${points}개, ${from}에서 시작하여 ${to}에서 끝납니다.`,
  contour: (levels) => `f의 값이 ${levels}인 선입니다.`,
  histogram: (name, count, mean, deviation) => `${name}: 값 ${count}개, 평균 ${mean}, 표준편차 ${deviation}.`,
  bars: (name, tallest, at) => `${name}: 가장 큰 값 ${tallest} (${at}).`,
  gaps: (name, gaps, all, first) =>
    `${name}: 값 ${all}개 가운데 ${gaps}개가 없거나 NaN 또는 무한대이며 처음은 ${first}입니다. 곡선이 그곳에서 끊깁니다.`,
  notFinite: (name, count, all, first) =>
    `${name}: 값 ${all}개 가운데 ${count}개가 NaN 또는 무한대라서 세지 않았습니다. 처음은 ${first}번째 자리입니다.`,
  outside: (name, count, all) => `${name}: 값 ${all}개 가운데 ${count}개가 축 밖에 있어 세지 않았습니다.`,
  torn: "로그의 마지막 줄이 잘려 있어 제외했습니다.",
  thinned: (name, all) => `${name}: 점 ${all}개 가운데 픽셀 열마다 처음, 최소, 최대, 마지막 점만 그렸습니다.`,
  tableCut: (shown, all) =>
    `${all}행 가운데 ${shown}행을 고른 간격으로 실었습니다. 처음과 마지막 행이 들어 있습니다.`,
};

const japanese: PlotWords = {
  figure: (key) =>
    named(
      {
        loss: "損失",
        accuracy: "精度",
        trainAccuracy: "訓練精度",
        testAccuracy: "テスト精度",
        learningRate: "学習率",
        gradientNorm: "勾配の大きさ",
        wallTime: "経過時間 (ms)",
      },
      key,
    ),
  iteration: "反復",
  epochs: "エポック",
  value: "値",
  count: "個数",
  category: "クラス",
  share: "割合",
  tangent: "接線",
  path: "経路",
  start: "始点",
  contours: "等高線",
  notes: "注記",
  data: "データ",
  facts: "数値",
  arrows: "−勾配",
  lossTitle: "学習中の損失",
  accuracyTitle: "学習中の精度",
  figureTitle: (name) => `学習中の${name}`,
  compareTitle: (name) => `${name}：学習の比較`,
  functionTitle: (names) => names,
  tangentTitle: (at) => `x = ${at} での接線`,
  quiverTitle: "負の勾配 −∇f",
  descentTitle: "勾配降下法の経路",
  contourTitle: "f の等高線",
  histogramTitle: "値の分布",
  barsTitle: "出力と正解",
  negativeLogTitle: "−log y：正解クラスの損失",
  slopeAt: (at) => `x = ${at} での傾き`,
  valueAt: (at) => `f(${at})`,
  levelsOf: (name) => `${name} の高さ`,
  lastOf: (name) => `最後の${name}`,
  endOf: (name, axis) => `${name}の終点, ${axis}`,
  curve: ({ name, points, first, last, least, leastAt, greatest, greatestAt }) =>
    `${name}: ${points} 点、${first} から ${last} まで、最小 ${least}（${leastAt}）、最大 ${greatest}（${greatestAt}）。`,
  noCurve: (name) => `${name}: 描ける数がありません。`,
  tangentLine: (at, value, slope) => `接線は (${at}, ${value}) で傾き ${slope} で接します。`,
  quiver: (count, from, to) =>
    `負の勾配の矢印 ${count} 本：各点で f が最も急に減る向きです。勾配の大きさは ${from} から ${to} までです。`,
  descent: ({ name, points, from, to }) => `${name}: ${points} 点、${from} から始まり ${to} で終わります。`,
  contour: (levels) => `f が ${levels} に等しい線です。`,
  histogram: (name, count, mean, deviation) =>
    `${name}: 値 ${count} 個、平均 ${mean}、標準偏差 ${deviation}。`,
  bars: (name, tallest, at) => `${name}: 最大 ${tallest}（${at}）。`,
  gaps: (name, gaps, all, first) =>
    `${name}: ${all} 個の値のうち ${gaps} 個が欠けているか NaN か無限大で、最初は ${first} です。曲線はそこで途切れます。`,
  notFinite: (name, count, all, first) =>
    `${name}: ${all} 個の値のうち ${count} 個が NaN か無限大で、数えていません。最初は位置 ${first} です。`,
  outside: (name, count, all) => `${name}: ${all} 個の値のうち ${count} 個が軸の外にあり、数えていません。`,
  torn: "ログの最後の行は途中で切れているため除きました。",
  thinned: (name, all) =>
    `${name}: ${all} 点のうち、画素の列ごとに最初、最小、最大、最後の点だけを描きました。`,
  tableCut: (shown, all) => `${all} 行のうち ${shown} 行を等間隔で載せました。最初と最後の行を含みます。`,
};

const languages: Readonly<Record<Language, PlotWords>> = { en: english, ko: korean, ja: japanese };

export function plotWordsOf(language: Language = "en"): PlotWords {
  return languages[language];
}
