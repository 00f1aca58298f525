import { type DrawOptions, type SvgOptions, THEMES } from "@leibniz/viz";
import { type Command, InvalidArgumentError, Option } from "commander";
import { digitsOption } from "./digits-option.ts";
import { commaList } from "./comma-list.ts";
import { wholeFrom } from "./whole-number.ts";

/** How a picture looks: what commander has parsed is what the library takes. */
export type LookOptions = Pick<DrawOptions, "style" | "direction" | "show" | "digits" | "numbers" | "lang"> &
  SvgOptions;

export const LOOK = [
  "style",
  "direction",
  "show",
  "digits",
  "numbers",
  "lang",
  "theme",
] as const satisfies (keyof LookOptions)[];

const PARTS = ["values", "gradients", "local", "shapes"] as const;
type Part = (typeof PARTS)[number];

/** Adds what says how a picture looks, for every command that draws a graph. */
export function addLookOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--style <style>",
        "as the book draws it; as micrograd does, a record for each value; or constants inside their operation",
      ).choices(["book", "micrograd", "compact"]),
    )
    .addOption(new Option("--direction <direction>", "left to right, or top to bottom").choices(["LR", "TB"]))
    .addOption(new Option("--show <parts>", `what wires carry, of ${PARTS.join(",")}`).argParser(parseParts))
    .addOption(digitsOption())
    .addOption(
      new Option("--numbers <n>", "the most numbers of a tensor on its wire (default: 4)").argParser(
        wholeFrom(0),
      ),
    )
    .addOption(themeOption())
    .addOption(languageOption());
}

/** `--theme` of every command that draws. */
export function themeOption(): Option {
  return new Option("--theme <theme>", "the colours").choices(THEMES.filter((theme) => theme !== "cvd"));
}

/** `--lang` of every command that draws. */
export function languageOption(): Option {
  return new Option("--lang <language>", "of what is said in words").choices(["en", "ko", "ja"]);
}

function parseParts(text: string): Part[] {
  return commaList(text).map((part) => {
    const known = PARTS.find((each) => each === part);
    if (known === undefined) {
      throw new InvalidArgumentError(`there is no ${JSON.stringify(part)}; choose from ${PARTS.join(",")}`);
    }
    return known;
  });
}
