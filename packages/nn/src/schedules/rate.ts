/**
 * What a learning rate is after `step` steps of a schedule, from what it was at first. Schedules are plain functions, so
 * they are looked at, plotted and joined without an optimiser.
 */
export type Rate = (base: number, step: number) => number;
