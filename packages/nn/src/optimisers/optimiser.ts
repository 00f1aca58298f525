import {
  GradientError,
  LeibnizError,
  noGrad,
  Parameter,
  parameter,
  tensor,
  type Tensor,
} from "@leibniz/core";
import { type SettingsForm, settingsOf } from "../settings.ts";

/** What every optimiser has. */
export interface Rated {
  readonly learningRate: number;
}

/** Parameters with settings of their own; what is left out is as for the others. */
export type GroupOptions<Settings> = Partial<Settings> & { readonly parameters: Iterable<Parameter> };

/** What an optimiser is made for: parameters, or groups of them. */
export type Parameters<Settings> = Iterable<Parameter> | Iterable<GroupOptions<Settings>>;

/** Parameters that are updated alike. */
export interface Group<Settings> {
  readonly parameters: readonly Parameter[];
  /** What was asked for. The learning rate here is the one it began with. */
  readonly settings: Settings;
  /** The learning rate in force, a 0-d float64: assign it to change it. */
  readonly learningRate: Parameter;
}

/** What an optimiser keeps of the past of one parameter; `step` counts its updates. */
export type Kept<Name extends string> = { readonly [Each in Name | "step"]: Parameter };

/** What it keeps at first: arrays like the parameter, filled with a number, and single figures. */
export interface Beginnings<Name extends string> {
  readonly arrays?: { readonly [Each in Name]?: number };
  readonly figures?: { readonly [Each in Name]?: number };
}

/**
 * A rule that gives parameters new values from their gradients.
 *
 * A subclass states what it keeps of the past (`keeps`) and the rule (`update`). Learning rates and counts of steps are
 * 0-d tensors, as what they make is computed with tensors.
 */
export abstract class Optimiser<Settings extends Rated = Rated, Name extends string = string> {
  readonly name: string;
  readonly groups: readonly Group<Settings>[];
  readonly #kept = new Map<Parameter, Kept<Name>>();

  /** @throws LeibnizError for no parameters, one that is named twice, and wrong options. */
  constructor(form: SettingsForm<Settings>, parameters: Parameters<Settings>, options: Partial<Settings>) {
    this.name = form.name;
    const common = settingsOf(form, options);
    this.groups = groupsOf(form.name, parameters).map(({ parameters, ...own }) => {
      const settings = settingsOf(form, { ...common, ...own } as unknown as Partial<Settings>);
      this.check(settings);
      const learningRate = parameter(settings.learningRate, { name: "learningRate" });
      return { parameters: this.#take(parameters, settings), settings, learningRate };
    });
    if (this.#kept.size === 0) {
      throw new LeibnizError(
        form.name,
        "there are no parameters to update; pass those of a layer, model.parameters()",
      );
    }
  }

  /** Refuses settings that do not go together. */
  protected check(_settings: Settings): void {}

  /** What is kept for each parameter beside the count of its steps. */
  protected abstract keeps(settings: Settings): Beginnings<Name>;

  /**
   * The new values of the parameter `w`, whose gradient is `g`; what is kept of it is assigned on the way. Nothing
   * is recorded. `rate` is the learning rate in the dtype of `w`.
   */
  protected abstract update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    kept: Kept<Name>,
    settings: Settings,
  ): Tensor;

  /** The learning rate of the first group, which is the only one most optimisers have. */
  get learningRate(): Parameter {
    return this.groups[0]!.learningRate;
  }

  /** All it updates, group after group. */
  get parameters(): readonly Parameter[] {
    return [...this.#kept.keys()];
  }

  /**
   * Updates each parameter by its `.grad`. One that has none is left alone, and its steps are not counted.
   *
   * @throws GradientError for a gradient of another dtype or shape; then no parameter has changed.
   */
  step(): void {
    for (const w of this.#kept.keys()) refuseStrange(this.name, w);
    noGrad(() => {
      for (const { parameters, settings, learningRate } of this.groups) {
        for (const w of parameters) {
          const g = w.grad;
          if (g === null) continue;
          const kept = this.#kept.get(w)!;
          kept.step.assign(kept.step.add(1));
          w.assign(this.update(w, g, learningRate.cast(w.dtype), kept, settings));
        }
      }
    });
  }

  /** Forgets the gradients of all its parameters. */
  zeroGrad(): void {
    for (const w of this.#kept.keys()) w.zeroGrad();
  }

  /**
   * What a later run needs to go on as this one would have: learning rates (`groups.0.learningRate`) and what is kept
   * of each parameter (`parameters.0.step`), as copies.
   */
  get state(): Readonly<Record<string, Tensor>> {
    return Object.fromEntries(Array.from(this.#entries(), ([name, held]) => [name, tensor(held)]));
  }

  /**
   * Takes over what {@link state} returned.
   *
   * @throws LeibnizError when names, dtypes or shapes are not those of this optimiser; then nothing has changed.
   */
  restore(state: Readonly<Record<string, Tensor>>): void {
    const held = new Map(this.#entries());
    const missing = [...held.keys()].filter((name) => !Object.hasOwn(state, name));
    const unknown = Object.keys(state).filter((name) => !held.has(name));
    if (missing.length > 0 || unknown.length > 0) {
      throw new LeibnizError(
        this.name,
        `this is the state of another optimiser, or of other parameters: it lacks ${list(missing)} and has ` +
          `${list(unknown)}, which there is not here`,
      );
    }
    for (const [name, own] of held) {
      const { type } = state[name]!;
      if (type.dtype !== own.dtype || type.shape.join() !== own.shape.join()) {
        throw new LeibnizError(
          this.name,
          `${name} is ${own.dtype} of shape (${own.shape.join(", ")}); the state has ${type.dtype} of shape (${type.shape.join(", ")})`,
        );
      }
    }
    for (const [name, own] of held) own.assign(tensor(state[name]!));
  }

  *#entries(): Generator<[string, Parameter]> {
    for (const [i, group] of this.groups.entries()) yield [`groups.${i}.learningRate`, group.learningRate];
    for (const [i, kept] of [...this.#kept.values()].entries()) {
      for (const [name, held] of Object.entries<Parameter>(kept)) yield [`parameters.${i}.${name}`, held];
    }
  }

  #take(parameters: Iterable<Parameter>, settings: Settings): readonly Parameter[] {
    const { arrays = {}, figures = {} } = this.keeps(settings);
    const taken = [...parameters];
    for (const w of taken) {
      if (!(w instanceof Parameter)) {
        throw new LeibnizError(
          this.name,
          "only a parameter can be assigned; make it with parameter(data, { name })",
        );
      }
      if (this.#kept.has(w)) {
        throw new LeibnizError(
          this.name,
          `parameter ${w.name ?? ""} is there twice, and would be updated twice`,
        );
      }
      const kept: Record<string, Parameter> = { step: parameter(0, { name: "step" }) };
      for (const [name, start] of Object.entries<number | undefined>(arrays)) {
        kept[name] = parameter(w.like(new Float64Array(w.size).fill(start ?? 0)), { name });
      }
      for (const [name, start] of Object.entries<number | undefined>(figures)) {
        kept[name] = parameter(start ?? 0, { name });
      }
      this.#kept.set(w, kept as Kept<Name>);
    }
    return taken;
  }
}

function groupsOf<Settings>(
  name: string,
  parameters: Parameters<Settings>,
): readonly GroupOptions<Settings>[] {
  const all: readonly (Parameter | GroupOptions<Settings>)[] = [...parameters];
  const isGroup = (item: Parameter | GroupOptions<Settings>): item is GroupOptions<Settings> =>
    !(item instanceof Parameter) && typeof item === "object" && item !== null && "parameters" in item;
  const groups = all.filter(isGroup);
  if (groups.length === 0) return [{ parameters: all } as unknown as GroupOptions<Settings>];
  if (groups.length < all.length) {
    throw new LeibnizError(name, "pass parameters or groups, { parameters, … }, and not both");
  }
  return groups;
}

function refuseStrange(name: string, w: Parameter): void {
  const g = w.grad;
  if (g === null || g.type === w.type) return;
  if (g.dtype !== w.dtype || g.shape.join() !== w.shape.join()) {
    throw new GradientError(
      name,
      `the gradient of parameter ${w.name ?? ""} is ${g.dtype} of shape (${g.shape.join(", ")}), the parameter ` +
        `${w.dtype} of shape (${w.shape.join(", ")})`,
    );
  }
}

function list(names: readonly string[]): string {
  if (names.length === 0) return "nothing";
  return names.length > 4 ? `${names.slice(0, 4).join(", ")}, …` : names.join(", ");
}
