import { type ByteOrder } from "../byte-order.ts";
import { type Fault, quoted } from "../fault.ts";
import { type NumberFormat, numberFormat, type NumberFormatName } from "../number-format.ts";

const FORMATS: ReadonlyMap<string, NumberFormatName> = new Map([
  ["f8", "float64"],
  ["f4", "float32"],
  ["f2", "float16"],
  ["i8", "int64"],
  ["i4", "int32"],
  ["i2", "int16"],
  ["i1", "int8"],
  ["u8", "uint64"],
  ["u4", "uint32"],
  ["u2", "uint16"],
  ["u1", "uint8"],
  ["b1", "bool"],
]);

/** The meaning of a type such as `<f8`: byte order, kind of number, bytes. */
export function readNpyType(descr: string, fault: Fault): { format: NumberFormat; order: ByteOrder } {
  if (/^[<>|=]?O/.test(descr)) {
    throw fault(
      "descr",
      "a type of numbers",
      `${quoted(descr)}: pickled objects, which would be programs to run`,
    );
  }
  const name = FORMATS.get(descr.slice(1));
  const bytes = name === undefined ? 0 : numberFormat(name).bytes;
  const order = descr[0] === ">" ? "big" : "little";
  if (name === undefined || !(descr[0] === "<" || descr[0] === ">" || (descr[0] === "|" && bytes === 1))) {
    throw fault("descr", `< or >, then ${[...FORMATS.keys()].join(", ")}`, quoted(descr));
  }
  return { format: numberFormat(name), order };
}
