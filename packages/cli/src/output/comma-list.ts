/** `a,b` as two names. A comma that belongs to a name has a backslash before it. */
export function commaList(text: string): string[] {
  return text.split(/(?<!\\),/).map((item) => item.replaceAll("\\,", ",").trim());
}
