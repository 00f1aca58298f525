import type { PlotWords } from "../plot-words.ts";
import { figureName } from "./figure-name.ts";

export const korean: PlotWords = {
  figure: (key) =>
    figureName(
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
