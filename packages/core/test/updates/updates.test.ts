import {
  adamUpdate,
  descend,
  GradientError,
  LeibnizError,
  parameter,
  sgdUpdate,
  type Tensor,
  tensor,
  zeros,
} from "@leibniz/core";
import { describe, expect, it } from "vitest";

const kept = (shape: readonly number[]) => parameter(zeros(shape), { name: "kept" });
const figures = { rate: tensor(0.5), step: tensor(1) };
const plain = { momentum: 0.5, dampening: 0, nesterov: false, weightDecay: 0 };
const adam = { beta1: 0.5, beta2: 0.75, epsilon: 0, weightDecay: 0, decoupled: false };

describe("descend", () => {
  it("leaves the parameter and its array as they were", () => {
    const w = parameter([1, 2], { name: "w" });
    const { data } = w;
    expect([...descend(w, tensor([2, 4]), tensor(0.5)).data]).toEqual([0, 0]);
    expect([...data]).toEqual([1, 2]);
  });

  it("takes a 0-d parameter", () => {
    expect(descend(parameter(3, { name: "w" }), tensor(2), tensor(0.5)).item()).toBe(2);
  });

  it("refuses a gradient of another shape or dtype, and a rate with axes", () => {
    const w = parameter([1, 2], { name: "w" });
    expect(() => descend(w, tensor([1]), tensor(1))).toThrow(GradientError);
    expect(() => descend(w, tensor([1, 2], { dtype: "float32" }), tensor(1))).toThrow(GradientError);
    expect(() => descend(w, tensor([1, 2]), tensor([1]))).toThrow(LeibnizError);
  });
});

describe("sgdUpdate", () => {
  it.each([[[]], [[2]]])("keeps the velocity, of shape %j", (shape) => {
    const velocity = kept(shape);
    let w: Tensor = zeros(shape);
    const g = zeros(shape).add(4);
    w = sgdUpdate(w, g, velocity, figures, plain);
    expect([velocity.data[0], w.data[0]]).toEqual([4, -2]);
    w = sgdUpdate(w, g, velocity, { ...figures, step: tensor(2) }, plain);
    expect([velocity.data[0], w.data[0], velocity.version]).toEqual([6, -5, 2]);
  });
});

describe("adamUpdate", () => {
  it.each([[[]], [[3]]])("keeps the moments, of shape %j", (shape) => {
    const moments = { mean: kept(shape), square: kept(shape), largest: kept(shape) };
    const w = adamUpdate(zeros(shape), zeros(shape).add(4), moments, figures, adam);
    // m = 2, v = 4; corrected both are 4 and 16, so the step is the whole rate.
    expect(w.data[0]).toBe(-0.5);
    expect(moments.mean.data[0]).toBe(2);
    expect(moments.square.data[0]).toBe(4);
    expect(moments.largest.data[0]).toBe(4);
  });

  it("refuses moments of another shape", () => {
    const moments = { mean: kept([1]), square: kept([2]), largest: null };
    expect(() => adamUpdate(zeros([2]), zeros([2]), moments, figures, adam)).toThrow(/mean/);
  });
});
