import { NOT_COMPUTED } from "../format-number.ts";
import type { Words } from "./words.ts";

/** What a wire shows; an empty text is a row that was not asked for. */
export interface WireTexts {
  readonly value: string;
  readonly gradient: string;
  readonly local: string | null;
  readonly accumulated: string | null;
}

/** One wire as a sentence for a screen reader, which says just what the picture shows. */
export function wireSentence(
  name: string,
  { value, gradient, local, accumulated }: WireTexts,
  words: Words,
): string {
  const say = (text: string): string => (text === NOT_COMPUTED ? words.notComputed : text);
  const said: string[] = [];
  if (value !== "") said.push(`${words.value} ${say(value)}`);
  if (gradient !== "") said.push(`${words.gradient} ${say(gradient)}`);
  if (local !== null) said.push(`${words.local} ${local}`);
  if (accumulated !== null) said.push(`${words.accumulated} ${accumulated}`);
  return said.length === 0 ? name : `${name}: ${said.join(", ")}`;
}
