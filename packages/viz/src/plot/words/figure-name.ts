/** `testAccuracy` as `test accuracy`. */
const spaced = (key: string): string =>
  key.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
  );

/** The name of a figure of a run log; of one that has none, its key in words. */
export const figureName = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? names[key]! : spaced(key);
