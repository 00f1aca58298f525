import { checkOptions, type DType, LeibnizError } from "@leibniz/core";

/** What all generators of small datasets take. */
export interface GeneratorOptions {
  /** The number of samples. */
  readonly count?: number;
  /** The standard deviation of the normal noise on each number. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Of x, and of t where it is no class; default float32. */
  readonly dtype?: DType;
}

/** @throws LeibnizError when this is no number of samples. */
export function sampleCount(op: string, count: number): number {
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new LeibnizError(op, `a number of samples is whole, 0 or more; got ${count}`);
}

/**
 * What the options of the generator `op` say, and else its own count and noise.
 *
 * @throws LeibnizError for an option that there is not, beside those and `more`, and a wrong count.
 */
export function generatorSettings(
  op: string,
  options: GeneratorOptions,
  own: { readonly count: number; readonly noise: number },
  more: readonly string[] = [],
): Required<GeneratorOptions> {
  checkOptions(op, options, ["count", "noise", "seed", "dtype", ...more]);
  const { count = own.count, noise = own.noise, seed = 0, dtype = "float32" } = options;
  return { count: sampleCount(op, count), noise, seed, dtype };
}
