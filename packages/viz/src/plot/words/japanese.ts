import type { PlotWords } from "../plot-words.ts";
import { figureName } from "./figure-name.ts";

export const japanese: PlotWords = {
  figure: (key) =>
    figureName(
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
