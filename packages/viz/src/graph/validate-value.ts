import { formatShape } from "../format-number.ts";
import type { NumberDoc, ValueDoc } from "./graph-doc.ts";
import type { Place } from "./validate-place.ts";

const MOST_AXES = 64;
const DTYPES = ["float64", "float32", "int32", "bool"] as const;
const WORDS: ReadonlySet<unknown> = new Set(["NaN", "Infinity", "-Infinity"]);

/** A tensor's numbers: as many as its shape says, or else their summary. */
export function readValue(place: Place): ValueDoc {
  const fields = place.fields(["shape", "dtype", "data", "summary"]);
  const shape = fields.shape.list(MOST_AXES, (extent) => extent.whole(0, Number.MAX_SAFE_INTEGER));
  const size = shape.includes(0) ? 0 : shape.reduce((product, extent) => product * extent, 1);
  if (!Number.isSafeInteger(size))
    fields.shape.refuse("a shape whose size is a number exactly", formatShape(shape));
  const dtype = fields.dtype.oneOf(DTYPES);
  if (fields.data.value === null) {
    const { min, max, mean } = fields.summary.fields(["min", "max", "mean"]);
    return {
      shape,
      dtype,
      data: null,
      summary: { min: readNumber(min), max: readNumber(max), mean: readNumber(mean) },
    };
  }
  if (fields.summary.value !== null) fields.summary.refuse("null, since the numbers themselves are here");
  const numbers = fields.data.array(Number.MAX_SAFE_INTEGER);
  if (numbers.length !== size) fields.data.refuse(`${size} numbers, as the shape ${formatShape(shape)} says`);
  const data = numbers.map((value, i) =>
    fits(value, dtype) ? value : refuseNumber(fields.data.part(i, value), dtype),
  );
  return { shape, dtype, data, summary: null };
}

/** A shape in an error. */
export function shapeWords(shape: readonly number[]): string {
  return `numbers of shape ${formatShape(shape)}`;
}

function readNumber(place: Place): NumberDoc {
  return fits(place.value, "float64") ? place.value : refuseNumber(place, "float64");
}

function fits(value: unknown, dtype: (typeof DTYPES)[number]): value is NumberDoc {
  if (dtype === "bool") return value === 0 || value === 1;
  if (dtype === "int32") return typeof value === "number" && (value | 0) === value;
  return (typeof value === "number" && Number.isFinite(value)) || WORDS.has(value);
}

function refuseNumber(place: Place, dtype: (typeof DTYPES)[number]): never {
  return place.refuse(
    dtype === "bool"
      ? "0 or 1"
      : dtype === "int32"
        ? "a whole number of 32 bits"
        : 'a finite number, "NaN", "Infinity" or "-Infinity"',
  );
}
