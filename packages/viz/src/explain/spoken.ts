import type { ExplainLanguage } from "./language.ts";

/** What signs and functions of a formula are called aloud. */
interface SpokenSigns {
  readonly times: string;
  readonly plus: string;
  readonly minus: string;
  readonly over: string;
  readonly equals: string;
  readonly transpose: string;
  readonly differs: string;
  readonly from: string;
  readonly root: string;
  readonly sum: string;
  readonly open: string;
  readonly close: string;
  readonly notComputed: string;
  readonly infinity: string;
  power(exponent: string): string;
  derivative(of: string, by: string): string;
  sumOver(index: string): string;
  shape(extents: readonly string[]): string;
  call(name: string): string;
}

const signs: Readonly<Record<ExplainLanguage, SpokenSigns>> = {
  en: {
    times: "times",
    plus: "plus",
    minus: "minus",
    over: "divided by",
    equals: "equals",
    transpose: "transposed",
    differs: "is not",
    from: "from",
    root: "the square root of",
    sum: "the sum of",
    open: ", open bracket,",
    close: ", close bracket,",
    notComputed: "not computed",
    infinity: "infinity",
    power: (exponent) => (exponent === "2" ? "squared" : `to the power ${exponent}`),
    derivative: (of, by) => `the derivative of ${of} with respect to ${by}`,
    sumOver: (index) => `the sum over ${index} of`,
    shape: (extents) => `a tensor of shape ${extents.join(" by ")}`,
    call: (name) => `${name} of`,
  },
  ko: {
    times: "곱하기",
    plus: "더하기",
    minus: "빼기",
    over: "나누기",
    equals: "같다",
    transpose: "전치",
    differs: "같지 않다",
    from: "에서",
    root: "제곱근",
    sum: "합",
    open: ", 괄호 열고,",
    close: ", 괄호 닫고,",
    notComputed: "계산하지 않음",
    infinity: "무한대",
    power: (exponent) => (exponent === "2" ? "제곱" : `${exponent} 제곱`),
    derivative: (of, by) => `${by}에 대한 ${of}의 미분`,
    sumOver: (index) => `${index}에 대한 합`,
    shape: (extents) => `모양이 ${extents.join(" 곱하기 ")}인 텐서`,
    call: (name) => name,
  },
};

const MINUS: Readonly<Record<ExplainLanguage, string>> = { en: "minus", ko: "마이너스" };

/** A printed number, list or shape, aloud. */
export function spokenValue(text: string, language: ExplainLanguage): string {
  const words = signs[language];
  if (text === "—") return words.notComputed;
  const shape = /^\(([\d,]*)\)$/.exec(text);
  if (shape !== null) return words.shape(shape[1]!.split(",").filter((extent) => extent !== ""));
  return text
    .replace(/[[\]]/g, " ")
    .trim()
    .split(/\s+/)
    .map((number) => spokenNumber(number, language))
    .join(", ");
}

function spokenNumber(text: string, language: ExplainLanguage): string {
  const words = signs[language];
  const [digits, power] = text.split("e");
  const said = digits!.replace(/^-/, `${MINUS[language]} `).replace("∞", words.infinity);
  if (power === undefined) return said;
  const exponent = String(Number(power)).replace("-", `${MINUS[language]} `);
  const times = said === "1" ? "" : `${said} ${signs[language].times} `;
  return language === "en" ? `${times}10 to the power ${exponent}` : `${times}10의 ${exponent} 제곱`;
}

/** A formula, aloud. Its text must hold no name that a sign could stand in: see `Written`. */
export function spokenFormula(text: string, language: ExplainLanguage): string {
  const words = signs[language];
  return (
    text
      .replace(
        /∂([^\s/·()]+(?:\([a-z]\))?)\/∂([^\s/·()]+)/gu,
        (_, of: string, by: string) => ` ${words.derivative(of, by)} `,
      )
      .replace(/Σ([ₖⱼᵢₙₘ])/g, (_, index: string) => ` ${words.sumOver(lowered(index))} `)
      .replace(/[ₖⱼᵢₙₘ]+/g, (indices) => ` ${[...indices].map(lowered).join(" ")} `)
      // e⁻ˣ and the like: the proofs write powers so.
      .replace(/[⁻⁺⁰¹²³⁴-⁹ˣʸ]+/gu, (raised) => ` ${words.power(raisedWords(raised, language))} `)
      .replace(/\*\*\(?(-?[\d.]+)\)?/g, (_, exponent: string) => ` ${words.power(exponent)} `)
      .replaceAll("ᵀ", ` ${words.transpose} `)
      .replace(/([A-Za-zΑ-ωσ][A-Za-z0-9Α-ω]+|[σΦ])\(/gu, (_, name: string) => ` ${words.call(name)} (`)
      .replaceAll("Σ", ` ${words.sum} `)
      .replace(/[×·⊙]/g, ` ${words.times} `)
      .replaceAll("+", ` ${words.plus} `)
      .replaceAll("/", ` ${words.over} `)
      .replaceAll("=", ` ${words.equals} `)
      .replaceAll("≠", ` ${words.differs} `)
      .replaceAll("←", ` ${words.from} `)
      .replaceAll("√", ` ${words.root} `)
      .replace(/(^|[(×·+/=]\s*)[−-]/g, `$1 ${MINUS[language]} `)
      .replace(/\s[−-]\s?/g, ` ${words.minus} `)
      .replaceAll("(", ` ${words.open} `)
      .replaceAll(")", ` ${words.close} `)
      .replace(/\s+/g, " ")
      .replace(/ ,/g, ",")
      .replace(/,(,| ?$)/g, "")
      .replace(/^[, ]+/, "")
      .trim()
  );
}

const LOWERED = "ₖⱼᵢₙₘ";

/** An index below the line as a letter. */
function lowered(index: string): string {
  return "kjinm"[LOWERED.indexOf(index)] ?? index;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function raisedWords(raised: string, language: ExplainLanguage): string {
  return [...raised]
    .map((character) => {
      if (character === "⁻") return `${MINUS[language]} `;
      if (character === "ˣ") return "x";
      if (character === "ʸ") return "y";
      return character === "⁺" ? "" : String(RAISED.indexOf(character));
    })
    .join("");
}
