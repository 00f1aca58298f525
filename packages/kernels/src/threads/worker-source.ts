import * as words from "./control-words.ts";

/**
 * The program of a worker. A string, because Node loads no TypeScript into a worker, a bundler would have to be told
 * of a second file, and a function turned to text carries what a compiler added to it. It needs nothing but its data:
 * the module and memory of the machine, the control words, its number.
 *
 * A worker enters a job by saying so first and looking at the ticket again afterwards. Either it finds the job closed
 * and leaves without having touched anything, or the caller, who closes first and looks afterwards, sees it inside and
 * waits. So a worker that is late, or dead, holds nobody up.
 */
export const WORKER_SOURCE = `
const serve = ({ module, memory, control, thread, state, doubles }) => {
  const words = new Int32Array(control, 0, doubles >> 2);
  const numbers = new Float64Array(control, doubles);
  const exported = Object.values(new WebAssembly.Instance(module, { env: { memory } }).exports);
  let seen = 0;
  const opened = () => {
    let spins = ${words.SPINS};
    for (let spin = 0; ; spin++) {
      const ticket = Atomics.load(words, ${words.TICKET});
      if (ticket & 1 && ticket !== seen) return ticket;
      if (spin < spins) continue;
      if (Atomics.load(words, ${words.STOP})) return 0;
      Atomics.store(words, state, ${words.ASLEEP});
      Atomics.wait(words, ${words.TICKET}, ticket);
      Atomics.store(words, state, ${words.AWAKE});
      spin = 0;
      spins = ${words.SPINS_WHEN_WOKEN};
    }
  };
  const work = () => {
    const f = exported[words[${words.FUNCTION}]];
    const given = words[${words.ARGUMENTS}];
    const count = words[${words.COUNT}];
    const step = words[${words.STEP}];
    const divisor = words[${words.DIVISOR}];
    const values = Array.from(numbers.subarray(0, given + 3));
    values[given + 2] = thread;
    for (;;) {
      const from = Atomics.load(words, ${words.NEXT});
      if (from >= count) return;
      const to = Math.min(count, from + Math.ceil((count - from) / divisor / step) * step);
      if (Atomics.compareExchange(words, ${words.NEXT}, from, to) !== from) continue;
      values[given] = from;
      values[given + 1] = to;
      f(...values);
    }
  };
  Atomics.store(words, state, ${words.AWAKE});
  while ((seen = opened())) {
    Atomics.store(words, state, ${words.INSIDE});
    let left = ${words.AWAKE};
    try {
      if (Atomics.load(words, ${words.TICKET}) === seen) work();
    } catch {
      left = ${words.BROKEN};
    }
    Atomics.store(words, state, left);
    if (Atomics.load(words, ${words.WAITING})) Atomics.notify(words, state);
    if (left === ${words.BROKEN}) return;
  }
};
const node = globalThis.process?.getBuiltinModule?.("node:worker_threads");
if (node) serve(node.workerData);
else onmessage = ({ data }) => (postMessage(0), serve(data), close());
`;
