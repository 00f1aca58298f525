import type { Working } from "./working.ts";

/** A derivation as sentences to be read aloud, one a line. */
export function workingSpeech(working: Working): string {
  const sentences = [working.spokenTitle];
  for (const { spokenHeading, note, groups } of working.sections) {
    sentences.push(`${spokenHeading}.`);
    if (note !== null) sentences.push(note);
    for (const { lead, lines } of groups) {
      for (const line of lead === null ? lines : [lead, ...lines]) {
        const sentence = line.speech();
        if (sentence !== "") sentences.push(sentence);
      }
    }
  }
  return `${sentences.join("\n")}\n`;
}
