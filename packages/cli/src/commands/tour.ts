import type { Command } from "commander";
import { exampleHelp } from "../output/help-text.ts";
import { runTour } from "../tour.ts";

/** Adds `tour` to the command line. */
export function registerTour(program: Command): void {
  program
    .command("tour")
    .description(
      "the shopping problem computed, differentiated, explained and drawn into out/, then digits learned and read",
    )
    .addHelpText("after", exampleHelp("leibniz tour"))
    .action(() => runTour());
}
