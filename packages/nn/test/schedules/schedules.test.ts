import { LeibnizError, parameter } from "@leibniz/core";
import {
  Adam,
  chain,
  cosineAnnealing,
  exponentialDecay,
  multiStepDecay,
  PlateauSchedule,
  type Rate,
  Schedule,
  sequence,
  Sgd,
  stepDecay,
  warmUp,
} from "@leibniz/nn";
import { describe, expect, it } from "vitest";

const optimiser = (learningRate = 0.5) => new Sgd([parameter(1, { name: "w" })], { learningRate });

// The rates of PyTorch 1.13.0a0 (Debian's python3-torch) for a base of 0.5: StepLR, MultiStepLR, ExponentialLR,
// CosineAnnealingLR, LinearLR, and ChainedScheduler of the last with ExponentialLR. Past its end the cosine rises again.
const figures: readonly [name: string, rate: Rate, wanted: readonly number[]][] = [
  [
    "step",
    stepDecay({ every: 3, factor: 0.5 }),
    [0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.0625, 0.0625, 0.0625, 0.03125, 0.03125],
  ],
  [
    "multi-step",
    multiStepDecay({ milestones: [2, 5, 9], factor: 0.3 }),
    [0.5, 0.5, 0.15, 0.15, 0.15, 0.045, 0.045, 0.045, 0.045, 0.0135, 0.0135, 0.0135, 0.0135, 0.0135],
  ],
  [
    "exponential",
    exponentialDecay({ factor: 0.9 }),
    [
      0.5, 0.45, 0.405, 0.36450000000000005, 0.32805000000000006, 0.2952450000000001, 0.2657205000000001,
      0.23914845000000007, 0.21523360500000008, 0.19371024450000007, 0.17433922005000008, 0.15690529804500009,
      0.14121476824050008, 0.12709329141645007,
    ],
  ],
  [
    "cosine",
    cosineAnnealing({ steps: 8, minimum: 0.05 }),
    [
      0.5, 0.48287289481503953, 0.4340990257669732, 0.36110377228214524, 0.275, 0.18889622771785486,
      0.11590097423302685, 0.0671271051849605, 0.05, 0.06712710518496048, 0.11590097423302687,
      0.18889622771785486, 0.27500000000000024, 0.36110377228214563,
    ],
  ],
  [
    "warm-up",
    warmUp({ steps: 5, start: 0.25 }),
    [0.125, 0.2, 0.275, 0.35000000000000003, 0.425, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  ],
  [
    "chained",
    chain(warmUp({ steps: 4, start: 0.1 }), exponentialDecay({ factor: 0.9 })),
    [
      0.05, 0.14625000000000002, 0.22275000000000003, 0.28248750000000006, 0.32805000000000006,
      0.2952450000000001, 0.2657205000000001, 0.23914845000000007, 0.21523360500000008, 0.19371024450000007,
      0.17433922005000008, 0.15690529804500009, 0.14121476824050008, 0.12709329141645007,
    ],
  ],
];

describe("a schedule has PyTorch's rates:", () => {
  it.each(figures)("%s", (_, rate, wanted) => {
    const sgd = optimiser();
    const schedule = new Schedule(sgd, rate);
    wanted.forEach((each) => {
      expect(Math.abs(sgd.learningRate.item() - each)).toBeLessThanOrEqual(1e-14);
      schedule.step();
    });
  });
});

describe("a schedule follows its formula far out:", () => {
  it.each([0, 1, 999, 1000, 12_345])("at step %i", (t) => {
    const near = (value: number) => expect.closeTo(value, 14) as number;
    expect(stepDecay({ every: 7, factor: 0.99 })(0.1, t)).toEqual(near(0.1 * 0.99 ** Math.floor(t / 7)));
    expect(exponentialDecay({ factor: 0.999 })(0.1, t)).toEqual(near(0.1 * 0.999 ** t));
    expect(cosineAnnealing({ steps: 1000, minimum: 0.01 })(0.1, t)).toEqual(
      near(0.01 + 0.09 * 0.5 * (1 + Math.cos((Math.PI * t) / 1000))),
    );
    expect(warmUp({ steps: 1000, start: 0.2 })(0.1, t)).toEqual(
      near(0.1 * (0.2 + 0.8 * Math.min(1, t / 1000))),
    );
  });
});

describe("sequence", () => {
  it("counts the steps of each stage from where it takes over", () => {
    const rate = sequence(
      { from: 0, rate: warmUp({ steps: 2 }) },
      { from: 3, rate: stepDecay({ every: 2, factor: 0.5 }) },
    );
    expect([0, 1, 2, 3, 4, 5, 6].map((step) => rate(8, step))).toEqual([0, 4, 8, 8, 8, 4, 4]);
  });

  it("begins at 0 and rises", () => {
    const rate = warmUp({ steps: 2 });
    expect(() => sequence()).toThrow(LeibnizError);
    expect(() => sequence({ from: 1, rate })).toThrow(LeibnizError);
    expect(() => sequence({ from: 0, rate }, { from: 0, rate })).toThrow(LeibnizError);
  });
});

describe("Schedule", () => {
  it("sets the rate of each group from its own base", () => {
    const [a, b] = [parameter(1, { name: "a" }), parameter(1, { name: "b" })];
    const adam = new Adam([
      { parameters: [a], learningRate: 8 },
      { parameters: [b], learningRate: 2 },
    ]);
    new Schedule(adam, exponentialDecay({ factor: 0.5 })).step();
    expect(adam.groups.map(({ learningRate }) => learningRate.item())).toEqual([4, 1]);
  });

  it("goes on from a state as if it had never stopped, whatever the new optimiser's rate", () => {
    const rate = chain(warmUp({ steps: 3 }), exponentialDecay({ factor: 0.9 }));
    const first = optimiser();
    const unbroken = new Schedule(first, rate);
    for (let i = 0; i < 5; i++) unbroken.step();
    const second = optimiser(123);
    const resumed = new Schedule(second, rate).restore(
      JSON.parse(JSON.stringify(unbroken.state)) as typeof unbroken.state,
    );
    for (const schedule of [unbroken, resumed]) schedule.step();
    expect(second.learningRate.item()).toBe(first.learningRate.item());
    expect(resumed.state).toEqual(unbroken.state);
  });

  it("refuses a state with another number of groups, and what is none", () => {
    const schedule = new Schedule(optimiser(), exponentialDecay({ factor: 0.5 }));
    expect(() => schedule.restore({ steps: 1, bases: [1, 2] })).toThrow(LeibnizError);
    expect(() => schedule.restore({ steps: -1, bases: [1] })).toThrow(LeibnizError);
    expect(() => schedule.restore({ steps: 1, bases: [Number.NaN] })).toThrow(LeibnizError);
  });
});

describe("PlateauSchedule", () => {
  const losses = [
    5, 4, 4.5, 4.2, 4.3, 3.9999, 3.9, 3.95, 4, 4.1, 4.2, 4.3, 4.4, 4.5, 4.6, 4.7, 4.8, 4.9, 5, 5.1,
  ];
  // ReduceLROnPlateau of PyTorch 1.13.0a0.
  const wanted = [
    0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.125, 0.1, 0.1, 0.1, 0.1, 0.1,
    0.1, 0.1,
  ];
  const options = { factor: 0.5, patience: 2, threshold: 1e-4, cooldown: 1, minimum: 0.1 };

  it("has PyTorch's rates", () => {
    const sgd = optimiser();
    const schedule = new PlateauSchedule(sgd, options);
    const rates = losses.map((loss) => (schedule.observe(loss), sgd.learningRate.item()));
    expect(rates).toEqual(wanted);
  });

  it.each([0, 3, 5, 11])("goes on from its state after %i observations", (count) => {
    const first = new PlateauSchedule(optimiser(), options);
    losses.slice(0, count).forEach((loss) => first.observe(loss));
    const sgd = optimiser();
    const second = new PlateauSchedule(sgd, options).restore(first.state);
    const rates = losses.slice(count).map((loss) => (second.observe(loss), sgd.learningRate.item()));
    expect(rates).toEqual(wanted.slice(count));
  });

  it("watches an accuracy rise, and takes NaN for no improvement", () => {
    const sgd = optimiser();
    const schedule = new PlateauSchedule(sgd, { factor: 0.5, patience: 0, towards: "maximum" });
    for (const accuracy of [0.5, 0.6, 0.7]) schedule.observe(accuracy);
    expect(sgd.learningRate.item()).toBe(0.5);
    schedule.observe(Number.NaN);
    expect(sgd.learningRate.item()).toBe(0.25);
  });

  it("joins with a warm-up", () => {
    const sgd = optimiser(8);
    const schedule = new PlateauSchedule(sgd, { factor: 0.5, patience: 0 }, warmUp({ steps: 2 }));
    schedule.step();
    expect(sgd.learningRate.item()).toBe(4);
    schedule.observe(1);
    schedule.observe(1);
    expect(sgd.learningRate.item()).toBe(2);
    schedule.step();
    expect(sgd.learningRate.item()).toBe(4);
  });
});

describe("wrong options of schedules", () => {
  it.each<[string, () => unknown, RegExp]>([
    ["no steps", () => warmUp({} as { steps: number }), /warmUp: steps is a whole number, 1 or greater/],
    ["a fraction of a step", () => stepDecay({ every: 1.5 }), /stepDecay: every/],
    ["no factor", () => exponentialDecay({} as { factor: number }), /exponentialDecay: factor/],
    ["falling milestones", () => multiStepDecay({ milestones: [3, 2] }), /rise; got \[3, 2\]/],
    ["no milestones", () => multiStepDecay({ milestones: [] }), /milestones/],
    ["a misspelt option", () => cosineAnnealing({ steps: 1, min: 0 } as { steps: number }), /no option min/],
    ["a factor of 1", () => new PlateauSchedule(optimiser(), { factor: 1 }), /factor/],
    [
      "a direction",
      () => new PlateauSchedule(optimiser(), { towards: "up" as "minimum" }),
      /"minimum" or "maximum"/,
    ],
  ])("%s", (_, f, message) => expect(f).toThrow(message));
});
