import { checkOptions, LeibnizError } from "@leibniz/core";

/** What a setting must be, in words, when `value` is not; null when it is. */
export type Rule = (value: unknown) => string | null;

/** A rule for each of the settings, and what holds for those that are left out. */
export interface SettingsForm<Settings> {
  readonly name: string;
  readonly defaults: Settings;
  readonly rules: { readonly [Name in keyof Settings]-?: Rule };
}

export const nonNegative: Rule = (value) =>
  isFinite(value) && value >= 0 ? null : "a finite number, 0 or greater";

export const positive: Rule = (value) => (isFinite(value) && value > 0 ? null : "a finite number above 0");

/** A share of what was: 1 would keep all of it for ever. */
export const fraction: Rule = (value) =>
  isFinite(value) && value >= 0 && value < 1 ? null : "a number from 0 up to but without 1";

export const finite: Rule = (value) => (isFinite(value) ? null : "a finite number");

export const flag: Rule = (value) => (typeof value === "boolean" ? null : "true or false");

export const count: Rule = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1 ? null : "a whole number, 1 or greater";

export const wholeNumber: Rule = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? null : "a whole number, 0 or greater";

/** One of these words. */
export function oneOf(...words: readonly string[]): Rule {
  const text = words.map((word) => `"${word}"`).join(" or ");
  return (value) => (words.includes(value as string) ? null : text);
}

/**
 * All settings: those of `options`, then those of `form.defaults`.
 *
 * @throws LeibnizError for an option that there is not, or one that breaks its rule.
 */
export function settingsOf<Settings extends object>(
  form: SettingsForm<Settings>,
  options: Partial<Settings>,
): Settings {
  const known = Object.keys(form.rules);
  checkOptions(form.name, options, known);
  const settings = { ...form.defaults };
  for (const name of known as (keyof Settings & string)[]) {
    const value = options[name];
    if (value !== undefined) settings[name] = value as Settings[typeof name];
    const wanted = form.rules[name](settings[name]);
    if (wanted !== null) {
      throw new LeibnizError(form.name, `${name} is ${wanted}; got ${textOf(settings[name])}`);
    }
  }
  return settings;
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function textOf(value: unknown): string {
  return value === undefined ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value);
}
