/** Of all that commander has parsed, what has one of these names: a library refuses options that it does not know. */
export function chosen<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Pick<Options, Name> {
  const wanted = Object.entries(options).filter(([name]) => names.some((each) => each === name));
  return Object.fromEntries(wanted) as Pick<Options, Name>;
}
