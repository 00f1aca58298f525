// linkedom, with the declaration beside this file: its own need the names of a page.
import { parseHTML } from "linkedom";

/** A document without a page. */
export const makeDocument = () => parseHTML("<!doctype html><html><body></body></html>").document;
