/** How far training is, for whoever draws it: called every 50 ms at most, and from no timer. */
export interface Progress {
  start(total: number, done: number): void;
  update(done: number, figures: Readonly<Record<string, number>>): void;
  end(): void;
}
