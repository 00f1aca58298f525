import { allocate, type Kernels, type Values } from "@leibniz/kernels";
import { broadcastStrides } from "../broadcast.ts";

/** For each element of an array of shape `to`, the place in one of shape `from` that repeats into it. */
export function placesIn(k: Kernels, from: readonly number[], to: readonly number[]): Values {
  const product = (shape: readonly number[]) => shape.reduce((size, extent) => size * extent, 1);
  const places = allocate("int32", product(to));
  const counting = allocate("int32", product(from)).map((_, place) => place);
  k.stridedCopy(places, counting, to, broadcastStrides(from, to));
  return places;
}
