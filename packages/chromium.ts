// For tests in a Chromium (`*.browser.ts`): where it is, and what makes it a quiet program without a window.

/** The program to start. */
export const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "chromium";

/** No window, no sandbox (tests may run as root), and no word to the network but what a page asks for. */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
];
