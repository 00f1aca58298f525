import { anomaly, asRule, checkBackward } from "./anomaly.ts";
import { roundTo } from "./dtype.ts";
import { GradientError } from "./errors.ts";
import { Explanation } from "./explanation.ts";
import { describe, type GradientReceiver, type OpNode } from "./op-node.ts";
import { Tensor } from "./tensor.ts";
import { sameType, scalarType } from "./tensor-type.ts";
import { Variable } from "./variable.ts";
import { type Watch, watchOf } from "./watch.ts";

/** What a gradient flows to: an op node, or a variable at the end. */
export type Carrier = OpNode | Variable;

/** The first slot that no running pass uses. A pass that starts inside another one counts on from there. */
let firstFreeSlot = 0;
/** The gradients of 0-d tensors, one number a slot; kept from pass to pass, because most graphs come again. */
let numberStore = new Float64Array(1024);
/** Consumers that have not yet sent their gradient, one count a slot; kept likewise. */
let pendingStore = new Int32Array(1024);
const LARGEST_STORE = 1 << 20;
/** Nodes to be visited next, those of an inner pass above those of the outer one. Empty between passes. */
const stack: OpNode[] = [];
const NOTHING: ReadonlySet<Carrier> = new Set();

export interface PassOptions {
  /** Carriers whose gradients are asked for afterwards; variables are always kept. */
  readonly keep?: ReadonlySet<Carrier>;
  /** Do not go on beyond the carriers in `keep`. */
  readonly stop?: boolean;
  /** Keep every gradient, and what each edge contributed. */
  readonly explain?: boolean;
}

/**
 * One walk of a gradient from a root back to the leaves.
 *
 * Consumers are counted first; a node is visited when all of them have sent their gradient, so each is visited
 * once and nothing recurses. A pass keeps its gradients to itself: tensors are not touched before it is done.
 *
 * It makes no list of the nodes, unless their gradients are asked for: a scalar graph has many, and what a pass
 * allocates while a graph is alive costs a copy of that graph at the next garbage collection.
 */
export class BackwardPass implements GradientReceiver {
  readonly variables: Variable[] = [];
  readonly #root: Carrier;
  readonly #first = firstFreeSlot;
  #count = 0;
  /** The nodes of a pass that is asked about them afterwards; other passes forget a node when it is done. */
  readonly #nodes: OpNode[] | null;
  /** Whether 0-d gradients travel as plain numbers: not when they are themselves to be differentiated. */
  #plain = false;
  #numbers: Float64Array = numberStore;
  #pending: Int32Array = pendingStore;
  #tensors: (Tensor | undefined)[] = [];
  #contributions: Map<OpNode, readonly (Tensor | null)[]> | null = null;
  readonly #bottom = stack.length;
  /** What arrived at tensors that are watched; most passes have none. */
  #watched: { watch: Watch; gradient: Tensor }[] | null = null;
  /** The slots that an outer pass had given to carriers that both visit. */
  #borrowed: { carrier: Carrier; slot: number }[] | null = null;
  readonly #keep: ReadonlySet<Carrier>;
  readonly #stop: boolean;
  readonly #explain: boolean;
  #done = false;

  /** Finds what `root` depends on. */
  constructor(root: Carrier, options: PassOptions = {}) {
    const { keep = NOTHING, stop = false, explain = false } = options;
    this.#root = root;
    this.#keep = keep;
    this.#stop = stop;
    this.#explain = explain;
    this.#nodes = explain || keep.size > 0 ? [] : null;
    if (this.#first > 0) this.#pending = new Int32Array(64);
    this.#discover(root);
  }

  /**
   * Walks back from the root, whose gradient is `gradient`. `plain`: gradients of 0-d tensors travel as numbers,
   * because nobody will differentiate or explain them.
   */
  run(root: Tensor, gradient: Tensor, plain: boolean): void {
    this.#plain = plain;
    if (plain) this.#clearNumbers();
    this.#receive(root, gradient);
    this.#arrived(root.carrier!);
    while (stack.length > this.#bottom) this.#visit(stack.pop()!);
    this.#done = true;
  }

  /** The gradient that has arrived at this tensor; null when none has. */
  gradientOf(carrier: Carrier): Tensor | null {
    const place = carrier.slot - this.#first;
    if (place < 0 || place >= this.#count) return null;
    const kept = this.#tensors[place];
    if (kept !== undefined) return kept;
    const tensor = carrier instanceof Variable ? carrier : carrier.output!;
    if (!this.#plain || tensor.type.rank > 0) return null;
    return new Tensor(roundTo(tensor.dtype, this.#numbers[place]!), scalarType(tensor.dtype), null);
  }

  /** All that was seen on the way, when the pass was asked to explain. */
  explanation(): Explanation {
    const gradients = new Map<Carrier, Tensor>();
    for (const carrier of [...(this.#nodes ?? []), ...this.variables]) {
      const gradient = this.#tensors[carrier.slot - this.#first];
      if (gradient !== undefined) gradients.set(carrier, gradient);
    }
    return new Explanation(gradients, this.#contributions ?? new Map());
  }

  /** Hands the gradients of watched tensors over, once nothing can fail any more. */
  deliver(): void {
    this.#watched?.forEach(({ watch, gradient }) => watch.arrived(gradient));
  }

  /** Gives the slots back. A pass must be closed, whatever happened in it. */
  close(): void {
    if (this.#nodes !== null) for (const node of this.#nodes) node.slot = -1;
    // A node that was visited has given its slot back; where something failed, the others have not.
    else if (!this.#done) this.#abandon();
    for (const variable of this.variables) variable.slot = -1;
    stack.length = Math.min(stack.length, this.#bottom);
    if (this.#borrowed !== null) for (const { carrier, slot } of this.#borrowed) carrier.slot = slot;
    firstFreeSlot = this.#first;
  }

  receiveNumber(input: Tensor, gradient: number): void {
    const carrier = input.carrier!;
    this.#numbers[carrier.slot - this.#first]! += gradient;
    this.#arrived(carrier);
  }

  /** One consumer fewer; a node that has heard of all of them is ready. */
  #arrived(carrier: Carrier): void {
    if (--this.#pending[carrier.slot - this.#first]! === 0 && !(carrier instanceof Variable)) {
      stack.push(carrier);
    }
  }

  /** Gives a slot to every carrier that the root depends on, and counts the edges that lead to it. */
  #discover(root: Carrier): void {
    this.#meet(root);
    while (stack.length > this.#bottom) {
      const node = stack.pop()!;
      if (this.#stop && this.#keep.has(node)) continue;
      const { first, second, others } = node;
      if (first !== undefined && first.carrier !== null) this.#meet(first.carrier);
      if (second !== undefined && second.carrier !== null) this.#meet(second.carrier);
      if (others !== undefined) {
        for (const input of others) if (input.carrier !== null) this.#meet(input.carrier);
      }
    }
    firstFreeSlot = this.#first + this.#count;
  }

  #meet(carrier: Carrier): void {
    if (carrier.slot >= this.#first) {
      this.#pending[carrier.slot - this.#first]!++;
      return;
    }
    if (carrier.slot >= 0) (this.#borrowed ??= []).push({ carrier, slot: carrier.slot });
    const place = this.#count++;
    carrier.slot = this.#first + place;
    if (place >= this.#pending.length) this.#enlarge();
    this.#pending[place] = 1;
    if (carrier instanceof Variable) this.variables.push(carrier);
    else {
      stack.push(carrier);
      this.#nodes?.push(carrier);
    }
  }

  #enlarge(): void {
    const larger = new Int32Array(this.#pending.length * 2);
    larger.set(this.#pending);
    if (this.#pending === pendingStore && larger.length <= LARGEST_STORE) pendingStore = larger;
    this.#pending = larger;
  }

  /** After a failure: takes the slots from all nodes that the walk did not reach. */
  #abandon(): void {
    const met = new Set<OpNode>();
    const open: Carrier[] = [this.#root];
    for (let carrier = open.pop(); carrier !== undefined; carrier = open.pop()) {
      if (carrier instanceof Variable || met.has(carrier)) continue;
      met.add(carrier);
      if (carrier.slot >= this.#first) carrier.slot = -1;
      for (const input of carrier.inputs) if (input.carrier !== null) open.push(input.carrier);
    }
  }

  #clearNumbers(): void {
    const count = this.#count;
    if (this.#first > 0 || count > LARGEST_STORE) this.#numbers = new Float64Array(count);
    else {
      if (numberStore.length < count) numberStore = new Float64Array(Math.min(LARGEST_STORE, count * 2));
      this.#numbers = numberStore.fill(0, 0, count);
    }
  }

  #visit(node: OpNode): void {
    const output = node.output!;
    if (this.#stop && this.#keep.has(node)) return;
    node.refuseStale();
    const watched = watchOf(output);
    const place = node.slot - this.#first;
    if (watched !== undefined) {
      const gradient = watched.pass(output, this.gradientOf(node)!);
      this.#replace(place, gradient);
      (this.#watched ??= []).push({ watch: watched, gradient });
    }
    if (this.#plain && output.type.rank === 0 && !anomaly.on) {
      const gy = this.#numbers[place]!;
      if (node.sendNumber(this, output.type.dtype === "float32" ? Math.fround(gy) : gy)) {
        if (this.#nodes === null) node.slot = -1;
        return;
      }
    }
    const gy = this.gradientOf(node)!;
    // The gradient of an interior tensor is not needed any more: let it go before the next is made.
    if (!this.#explain && !this.#keep.has(node)) this.#tensors[place] = undefined;
    if (anomaly.on || this.#explain) this.#sendObserved(node, gy);
    else node.send(this, gy);
    if (this.#nodes === null) node.slot = -1;
  }

  receive(node: OpNode, argument: number, input: Tensor, gradient: Tensor | undefined): void {
    this.#check(node, argument, input, gradient);
    this.#receive(input, gradient);
    this.#arrived(input.carrier!);
  }

  /** {@link OpNode.send} with somebody looking on: each gradient is kept, or searched for NaN and infinities. */
  #sendObserved(node: OpNode, gy: Tensor): void {
    const rules = anomaly.on ? asRule(() => node.vjp(gy)) : node.vjp(gy);
    const sent = node.inputs.map((input, argument) => {
      if (input.carrier === null) return null;
      const rule = rules[argument];
      const gradient = anomaly.on ? asRule(() => rule?.()) : rule?.();
      this.receive(node, argument, input, gradient);
      if (anomaly.on) checkBackward(node, argument, gradient!);
      return gradient!;
    });
    if (this.#explain) (this.#contributions ??= new Map()).set(node, sent);
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
