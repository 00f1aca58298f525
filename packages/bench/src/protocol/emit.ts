/** Prints one measurement as the driver reads it: a JSON object on a line of its own. */
export function emit(
  name: string,
  value: number,
  unit: string,
  more: Readonly<Record<string, number>> = {},
): void {
  console.log(JSON.stringify({ case: name, value, unit, ...more }));
}

/** The most memory that was ever resident, in MB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
