import { anomaly, asRule, checkBackward } from "./anomaly.ts";
import { roundTo } from "./dtype.ts";
import { GradientError } from "./errors.ts";
import { Explanation } from "./explanation.ts";
import { type Contributions, describe, type NumberReceiver, type OpNode } from "./op-node.ts";
import { Tensor } from "./tensor.ts";
import { sameType, scalarType } from "./tensor-type.ts";
import { Variable } from "./variable.ts";
import { type Watch, watch, watchOf } from "./watch.ts";

/** What a gradient flows to: an op node, or a variable at the end. */
export type Carrier = OpNode | Variable;

/** The first slot that no running pass uses. A pass that starts inside another one counts on from there. */
let firstFreeSlot = 0;
/** The gradients of 0-d tensors, one number a slot; kept from pass to pass, because most graphs come again. */
let numberStore = new Float64Array(1024);
const LARGEST_STORE = 1 << 20;
const NOTHING: ReadonlySet<Carrier> = new Set();

/**
 * One walk of a gradient from a root back to the leaves.
 *
 * Consumers are counted first; a node is visited when all of them have sent their gradient, so each is visited
 * once and nothing recurses. A pass keeps its gradients to itself: tensors are not touched before it is done.
 */
export class BackwardPass implements NumberReceiver {
  readonly variables: Variable[] = [];
  readonly #nodes: OpNode[] = [];
  readonly #first = firstFreeSlot;
  /** Whether 0-d gradients travel as plain numbers: not when they are themselves to be differentiated. */
  #plain = false;
  #explain = false;
  #numbers: Float64Array = numberStore;
  readonly #tensors: (Tensor | undefined)[] = [];
  readonly #contributions: (readonly (Tensor | null)[])[] = [];
  readonly #ready: Carrier[] = [];
  /** What arrived at tensors that are watched. */
  readonly #watched: { watch: Watch; gradient: Tensor }[] = [];
  /** What an outer pass had noted on carriers that both visit. */
  readonly #borrowed: { carrier: Carrier; slot: number; pending: number }[] = [];
  readonly #keep: ReadonlySet<Carrier>;
  readonly #stop: boolean;

  /**
   * Finds what `root` depends on. `keep` names the carriers whose gradients are asked for afterwards; variables
   * are always kept. With `stop` the walk does not go on beyond them.
   */
  constructor(root: Carrier, keep: ReadonlySet<Carrier> = NOTHING, stop = false) {
    this.#keep = keep;
    this.#stop = stop;
    this.#discover(root);
  }

  /**
   * Walks back from the root, whose gradient is `gradient`. `plain`: gradients of 0-d tensors travel as numbers,
   * because nobody will differentiate or explain them.
   */
  run(root: Tensor, gradient: Tensor, options: { plain: boolean; explain: boolean }): void {
    this.#plain = options.plain;
    this.#explain = options.explain;
    if (this.#plain) this.#clearNumbers();
    const carrier = root.carrier!;
    this.#receive(root, gradient);
    carrier.pending = 0;
    if (!(carrier instanceof Variable)) this.#ready.push(carrier);
    for (let next = this.#ready.pop(); next !== undefined; next = this.#ready.pop())
      this.#visit(next as OpNode);
  }

  /** The gradient that has arrived at this tensor; null when none has. */
  gradientOf(carrier: Carrier): Tensor | null {
    const place = carrier.slot - this.#first;
    if (place < 0 || place >= this.#nodes.length + this.variables.length) return null;
    const kept = this.#tensors[place];
    if (kept !== undefined) return kept;
    const tensor = carrier instanceof Variable ? carrier : carrier.output!;
    if (!this.#plain || tensor.type.rank > 0 || this.#numbers[place] === undefined) return null;
    return new Tensor(roundTo(tensor.dtype, this.#numbers[place]!), scalarType(tensor.dtype), null);
  }

  /** All that was seen on the way, when the pass was asked to explain. */
  explanation(): Explanation {
    const gradients = new Map<Carrier, Tensor>();
    const contributions = new Map<OpNode, readonly (Tensor | null)[]>();
    for (const carrier of [...this.#nodes, ...this.variables]) {
      const gradient = this.#tensors[carrier.slot - this.#first];
      if (gradient !== undefined) gradients.set(carrier, gradient);
    }
    for (const node of this.#nodes)
      contributions.set(node, this.#contributions[node.slot - this.#first] ?? []);
    return new Explanation(gradients, contributions);
  }

  /** Keeps the gradient of every tensor on the way. */
  retainAll(): void {
    for (const node of this.#nodes) watch(node.output!).retain = true;
  }

  /** Hands the gradients of watched tensors over, once nothing can fail any more. */
  deliver(): void {
    for (const { watch, gradient } of this.#watched) watch.arrived(gradient);
  }

  /** Gives the slots back. A pass must be closed, whatever happened in it. */
  close(): void {
    for (const node of this.#nodes) node.slot = -1;
    for (const variable of this.variables) variable.slot = -1;
    for (const { carrier, slot, pending } of this.#borrowed) {
      carrier.slot = slot;
      carrier.pending = pending;
    }
    firstFreeSlot = this.#first;
  }

  receiveNumber(input: Tensor, gradient: number): void {
    const carrier = input.carrier!;
    this.#numbers[carrier.slot - this.#first]! += gradient;
    if (--carrier.pending === 0 && !(carrier instanceof Variable)) this.#ready.push(carrier);
  }

  /** Numbers every carrier that the root depends on, and counts the edges that lead to it. */
  #discover(root: Carrier): void {
    let slots = this.#first;
    const nodes = this.#nodes;
    const enter = (carrier: Carrier): void => {
      if (carrier.slot >= 0) this.#borrowed.push({ carrier, slot: carrier.slot, pending: carrier.pending });
      carrier.slot = slots++;
      carrier.pending = 0;
      if (carrier instanceof Variable) this.variables.push(carrier);
      else nodes.push(carrier);
    };
    const meet = (input: Tensor | undefined): void => {
      const carrier = input?.carrier;
      if (carrier == null) return;
      if (carrier.slot < this.#first) enter(carrier);
      carrier.pending++;
    };
    enter(root);
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      if (this.#stop && this.#keep.has(node)) continue;
      meet(node.first);
      if (node.second !== undefined) {
        meet(node.second);
        if (node.others !== undefined) node.others.forEach(meet);
      }
    }
    firstFreeSlot = slots;
  }

  #clearNumbers(): void {
    const count = this.#nodes.length + this.variables.length;
    if (this.#first > 0 || count > LARGEST_STORE) this.#numbers = new Float64Array(count);
    else {
      if (numberStore.length < count) numberStore = new Float64Array(Math.min(LARGEST_STORE, count * 2));
      this.#numbers = numberStore.fill(0, 0, count);
    }
  }

  #visit(node: OpNode): void {
    const place = node.slot - this.#first;
    const output = node.output!;
    if (this.#stop && this.#keep.has(node)) return;
    const watched = watchOf(output);
    node.refuseStale();
    if (watched !== undefined) {
      const gradient = watched.pass(output, this.gradientOf(node)!);
      this.#replace(place, gradient);
      this.#watched.push({ watch: watched, gradient });
    }
    if (this.#plain && output.type.rank === 0 && !anomaly.on) {
      const gy = this.#numbers[place]!;
      if (node.sendNumber(this, output.type.dtype === "float32" ? Math.fround(gy) : gy)) return;
    }
    const gy = this.gradientOf(node)!;
    // The gradient of an interior tensor is not needed any more: let it go before the next is made.
    if (!this.#explain && !this.#keep.has(node)) this.#tensors[place] = undefined;
    const rules = anomaly.on ? asRule(() => node.vjp(gy)) : node.vjp(gy);
    const sent = this.#explain ? new Array<Tensor | null>(rules.length).fill(null) : null;
    this.#send(node, 0, node.first, rules, sent);
    this.#send(node, 1, node.second, rules, sent);
    node.others?.forEach((input, i) => this.#send(node, i + 2, input, rules, sent));
    if (sent !== null) this.#contributions[place] = sent;
  }

  /** Sends what the rules say for one argument to its tensor. */
  #send(
    node: OpNode,
    argument: number,
    input: Tensor | undefined,
    rules: Contributions,
    sent: (Tensor | null)[] | null,
  ): void {
    const carrier = input?.carrier;
    if (carrier == null) return;
    const rule = rules[argument];
    const gradient = anomaly.on ? asRule(() => rule?.()) : rule?.();
    this.#check(node, argument, input!, gradient);
    if (anomaly.on) checkBackward(node, argument, gradient);
    this.#receive(input!, gradient);
    if (--carrier.pending === 0 && !(carrier instanceof Variable)) this.#ready.push(carrier);
    if (sent !== null) sent[argument] = gradient;
  }

  #receive(input: Tensor, gradient: Tensor): void {
    const place = input.carrier!.slot - this.#first;
    if (this.#plain && input.type.rank === 0) {
      this.#numbers[place]! += gradient.item();
      return;
    }
    const before = this.#tensors[place];
    this.#tensors[place] = before === undefined ? gradient : before.add(gradient);
  }

  #replace(place: number, gradient: Tensor): void {
    if (this.#plain && gradient.type.rank === 0) this.#numbers[place] = gradient.item();
    else this.#tensors[place] = gradient;
  }

  #check(
    node: OpNode,
    index: number,
    input: Tensor,
    gradient: Tensor | undefined,
  ): asserts gradient is Tensor {
    if (gradient instanceof Tensor && sameType(gradient.type, input.type)) return;
    const got = gradient instanceof Tensor ? describe(gradient.type) : String(gradient);
    throw new GradientError(
      node.op,
      `its vjp must answer for argument ${index} with ${describe(input.type)}, like the argument; got ${got}`,
    );
  }
}
