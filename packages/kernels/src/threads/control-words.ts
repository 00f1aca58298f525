// What the calling thread and its workers tell each other through shared memory: 32-bit words, those that are written
// while others wait for them on cache lines of their own (16 words), then the arguments as doubles.

/** Odd while a job is open to workers, even between jobs; both ends of a job add 1. Workers sleep on it. */
export const TICKET = 0;
/** The first row that nobody has claimed. */
export const NEXT = 16;
/** 1 while the caller sleeps until a worker has left the job. */
export const WAITING = 32;
/** 1 tells workers to end. */
export const STOP = 33;
/** Which export the job calls, by its position among the exports of the module. */
export const FUNCTION = 34;
/** How many arguments precede the rows. */
export const ARGUMENTS = 35;
/** How many rows there are. */
export const COUNT = 36;
/** Rows are claimed in multiples of this. */
export const STEP = 37;
/** A claim takes the rows that are left divided by this, so that claims shrink and all threads end together. */
export const DIVISOR = 38;

/** Where the state of worker `thread` (1, 2, …) stands. */
export const stateOf = (thread: number): number => 32 + 16 * thread;

/** The worker has not come to its loop yet. The caller never waits for one. */
export const STARTING = 0;
export const AWAKE = 1;
export const ASLEEP = 2;
/** The worker may claim rows and write results: the caller must wait for it. */
export const INSIDE = 3;
/** The job threw in this worker, which has ended. */
export const BROKEN = 4;

export const MAXIMUM_ARGUMENTS = 24;

/**
 * How often a thread looks before it sleeps: about 10 µs. Longer spinning hardly finds more, and where another program
 * wants the core it costs a whole time slice.
 */
export const SPINS = 2_000;

/** How often a worker looks that was woken while a job is prepared: about half a millisecond, a copy of 8 MB. */
export const SPINS_WHEN_WOKEN = 100_000;

/**
 * For how many milliseconds at least a worker may stay in a job that all others have left. A machine under the
 * heaviest load gives every thread its turn well within them; in a browser's main thread they are a frozen page.
 */
export const PATIENCE = 4_000;

/** Bytes of control memory for `threads` threads; the arguments, as doubles, are the last of them. */
export const controlBytes = (threads: number): number => argumentsOffset(threads) + 8 * MAXIMUM_ARGUMENTS;

/** Where the arguments begin, in bytes. */
export const argumentsOffset = (threads: number): number => 4 * stateOf(threads);
