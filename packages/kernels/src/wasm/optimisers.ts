import type { Kernels } from "../kernels.ts";
import { adamFactors, velocityShares } from "../reference/optimisers.ts";
import type { Values } from "../values.ts";
import type { Machine } from "./machine.ts";
import {
  copyDoublesOut,
  copyIn,
  copyOut,
  type Floats,
  isFloats,
  isLike,
  PIECE_BYTES,
  pieceMachine,
  viewFor,
} from "./pieces.ts";

/** Doubles in a piece: float32 is converted on the way in and out. */
const PIECE = PIECE_BYTES / 8;

/** From `crossover` numbers on. */
export function descendOverride(reference: Kernels["descend"], crossover: number): Kernels["descend"] {
  return (out, w, g, rate) => {
    const size = out.length;
    const fits = size >= crossover && isFloats(out) && isLike(out, w) && isLike(out, g);
    const machine = fits ? pieceMachine(2) : null;
    if (machine === null || !isFloats(out)) {
      reference(out, w, g, rate);
      return;
    }
    const view = viewFor(machine, out);
    const f = view instanceof Float32Array ? machine.exports.descend32 : machine.exports.descend64;
    const bytes = view.BYTES_PER_ELEMENT;
    const first = machine.base;
    const second = first + PIECE_BYTES;
    const piece = PIECE_BYTES / bytes;
    for (let start = 0; start < size; start += piece) {
      const count = Math.min(piece, size - start);
      copyIn(view, first, w, start, count);
      copyIn(view, second, g, start, count);
      f(first, first + count * bytes, first, second, rate);
      copyOut(out, start, view, first, count);
    }
  };
}

/** From `crossover` numbers on. */
export function sgdOverride(reference: Kernels["sgd"], crossover: number): Kernels["sgd"] {
  return (out, w, g, velocity, step) => {
    const machine = machineFor(crossover, out, w, g, velocity);
    if (machine === null) {
      reference(out, w, g, velocity, step);
      return;
    }
    const { rate, momentum, nesterov, weightDecay } = step;
    const [keep, gain] = velocityShares(step);
    const arrays = [w, g, velocity] as Floats[];
    eachPiece(machine, out, arrays, [2], (end, [atW, atG, atVelocity]) =>
      machine.exports.sgd(
        atW!,
        end,
        atW!,
        atG!,
        atVelocity!,
        rate,
        weightDecay,
        keep,
        gain,
        momentum,
        nesterov ? 1 : 0,
      ),
    );
  };
}

/** From `crossover` numbers on. */
export function adamOverride(reference: Kernels["adam"], crossover: number): Kernels["adam"] {
  return (out, w, g, mean, square, largest, step) => {
    const machine = machineFor(crossover, out, w, g, mean, square, largest ?? mean);
    if (machine === null) {
      reference(out, w, g, mean, square, largest, step);
      return;
    }
    const { beta1, beta2, epsilon } = step;
    const { corrected, root, decay, shrink } = adamFactors(step);
    const states = largest === null ? [mean, square] : [mean, square, largest];
    const arrays = [w, g, ...states] as Floats[];
    eachPiece(machine, out, arrays, [2, 3, 4], (end, [atW, atG, atMean, atSquare, atLargest = 0]) =>
      machine.exports.adam(
        atW!,
        end,
        atW!,
        atG!,
        atMean!,
        atSquare!,
        atLargest,
        corrected,
        beta1,
        beta2,
        epsilon,
        decay,
        shrink,
        root,
      ),
    );
  };
}

function machineFor(crossover: number, out: Values, ...others: readonly Values[]): Machine | null {
  const fits = out.length >= crossover && isFloats(out) && others.every((x) => isLike(out, x));
  return fits ? pieceMachine(others.length) : null;
}

/** Copies `arrays` in, piece by piece, calls `f` and copies the first one to `out`, and each of `states` back. */
function eachPiece(
  machine: Machine,
  out: Values,
  arrays: readonly Floats[],
  states: readonly number[],
  f: (end: number, addresses: readonly number[]) => void,
): void {
  const addresses = arrays.map((_, place) => machine.base + place * PIECE_BYTES);
  for (let start = 0; start < out.length; start += PIECE) {
    const count = Math.min(PIECE, out.length - start);
    arrays.forEach((array, place) => copyIn(machine.f64, addresses[place]!, array, start, count));
    f(machine.base + count * 8, addresses);
    copyDoublesOut(machine, out as Floats, start, machine.base, count);
    for (const place of states) {
      if (place < arrays.length) copyDoublesOut(machine, arrays[place]!, start, addresses[place]!, count);
    }
  }
}
