/** What is used of the machine around the program: both are there in Node and in pages, setImmediate in Node alone. */
interface Surroundings {
  readonly performance: { now(): number };
  readonly setTimeout: (f: () => void, milliseconds: number) => unknown;
  readonly setImmediate?: (f: () => void) => unknown;
}

const around = globalThis as unknown as Surroundings;

/** Milliseconds on a clock that is never set back. */
export function now(): number {
  return around.performance.now();
}

/** Ends when everything else that is due has run: timers, signals, input. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (around.setImmediate === undefined) around.setTimeout(resolve, 0);
    else around.setImmediate(resolve);
  });
}

/** How long a program may work, in milliseconds, before others get their turn. */
const TURN = 50;

/** Gives way to the event loop every 50 ms, so that a long loop hears signals and a page stays alive. */
export class Turns {
  #began = now();

  /** Whether it is time to {@link pass} the turn on. */
  get over(): boolean {
    return now() - this.#began >= TURN;
  }

  async pass(): Promise<void> {
    await nextTurn();
    this.#began = now();
  }
}
