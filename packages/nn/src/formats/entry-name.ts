/**
 * Why a tensor in a file must not have this name; null when it may. A name becomes a key of an object or part of a path
 * in somebody's program, so that names are refused which mean something else there.
 */
export function problemOfName(name: string): string | null {
  if (name === "") return "it is empty";
  if (name === "__proto__") return "it is the prototype of an object";
  if (/\p{Cc}|\p{Cs}/u.test(name)) return "it has characters that are no text";
  if (/^[/\\]|^[A-Za-z]:[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name)) return "it is a path out of its folder";
  return null;
}
