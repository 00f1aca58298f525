import type { DType, LeibnizError, OpNode, Tensor } from "../../src/index.ts";
import { arrayOf, type Nested, type NumberArray } from "../oracle/array.ts";
import { drawer, drawn } from "../oracle/draw.ts";

/**
 * Where the numbers of one input are drawn from. `bool` inputs are conditions and `index` inputs are int32
 * positions, which a sample states itself; neither gets a gradient.
 */
export type Domain = readonly [low: number, high: number] | "bool" | "index";

/** The dtype in which an input is a constant; null for one that takes any dtype and gets a gradient. */
export function constantDType(domain: Domain): DType | null {
  return domain === "bool" ? "bool" : domain === "index" ? "int32" : null;
}

export interface Sample<Options> {
  /** The shape of each input but the indices, whose numbers are then drawn from the domain… */
  readonly shapes?: readonly (readonly number[])[];
  /** (the indices beside them, in their order) */
  readonly indices?: readonly Nested[];
  /** …or the numbers themselves. */
  readonly inputs?: readonly Nested[];
  readonly options?: Options;
  /** False where the op has a kink or an infinity, so that finite differences say nothing. */
  readonly smooth?: boolean;
  /** The gradients of the sum of the output, known from a document or from mathematics. */
  readonly gradients?: readonly Nested[];
}

/** A wrong call, the error it throws and what the error's text says. */
export type WrongCall = readonly [call: () => unknown, error: ErrorClass, text: RegExp];

export interface ErrorClass {
  readonly name: string;
  readonly prototype: LeibnizError;
}

/** What a row of the op table states. */
export interface RowStatement<Options> {
  /** The exported function. */
  readonly name: string;
  /** Its class; null for a function that is composed of other ops. */
  readonly node: (new (attributes: never) => OpNode) | null;
  /** What the node is made of, where no gradient flows through the op and its output names no creator. */
  readonly attributes?: (options: Options) => object;
  readonly apply: (options: Options, ...inputs: Tensor[]) => Tensor;
  readonly oracle: (options: Options, ...inputs: NumberArray[]) => NumberArray;
  /** The dtype of the output for those of the inputs. */
  readonly dtype: (options: Options, ...inputs: DType[]) => DType;
  /** One for each input. */
  readonly domain: readonly Domain[];
  readonly samples: readonly Sample<Options>[];
  readonly errors: readonly WrongCall[];
}

/** A sample with its options applied and its numbers drawn. */
export interface Case {
  /** Names the row, the shapes and the options, in messages. */
  readonly name: string;
  readonly inputs: readonly NumberArray[];
  readonly smooth: boolean;
  readonly gradients: readonly NumberArray[] | null;
  /** What the node is made of, for an op through which no gradient flows; null for any other. */
  readonly attributes: object | null;
  readonly apply: (...inputs: Tensor[]) => Tensor;
  readonly oracle: (...inputs: NumberArray[]) => NumberArray;
  readonly dtype: (...inputs: DType[]) => DType;
}

export interface Row {
  readonly name: string;
  readonly node: (new (attributes: never) => OpNode) | null;
  readonly domain: readonly Domain[];
  readonly cases: readonly Case[];
  readonly errors: readonly WrongCall[];
}

const SEED = 20240229;

export function row<Options>(statement: RowStatement<Options>): Row {
  const { name, node, domain, errors } = statement;
  const next = drawer(SEED);
  const cases = statement.samples.map((sample): Case => {
    const [shapes, indices] = [[...(sample.shapes ?? [])], [...(sample.indices ?? [])]];
    const inputs =
      sample.inputs?.map(arrayOf) ??
      domain.flatMap((from) => {
        if (from === "index") return arrayOf(indices.shift()!);
        const shape = shapes.shift();
        if (shape === undefined) return []; // an op of several arguments may be given fewer
        const numbers = drawn(next, shape, ...(from === "bool" ? ([0, 1] as const) : from));
        return from === "bool" ? { shape, data: numbers.data.map(Math.round) } : numbers;
      });
    const options = sample.options as Options;
    const shapesText = inputs.map((input) => `[${input.shape.join(", ")}]`).join(" ");
    return {
      name: `${name} ${shapesText}${options === undefined ? "" : ` ${JSON.stringify(options)}`} (seed ${SEED})`,
      inputs,
      smooth: sample.smooth ?? true,
      gradients: sample.gradients?.map(arrayOf) ?? null,
      attributes: statement.attributes?.(options) ?? null,
      apply: (...tensors) => statement.apply(options, ...tensors),
      oracle: (...arrays) => statement.oracle(options, ...arrays),
      dtype: (...dtypes) => statement.dtype(options, ...dtypes),
    };
  });
  return { name, node, domain, cases, errors };
}
