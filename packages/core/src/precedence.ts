/** How tightly the notation of an operation binds, so that `(x + y)·z` is printed with its brackets. */
export const Precedence = {
  /** Comparisons and logic, whose arguments stand in brackets unless they bind tighter. */
  comparison: 0,
  sum: 1,
  product: 2,
  sign: 3,
  power: 4,
  /** A name, a number, or a function applied in brackets. */
  atom: 5,
} as const;

export type Precedence = (typeof Precedence)[keyof typeof Precedence];
