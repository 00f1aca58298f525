import { LeibnizError, noGrad } from "@leibniz/core";
import type { Layer } from "../layer.ts";
import { Turns } from "./event-loop.ts";
import type { Metric, Tally } from "./metric.ts";

/**
 * The mean of each metric over all batches, without a graph and with the model in evaluation mode; after each batch every
 * layer has the mode that it had. Gives way to the event loop every 50 ms.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { accuracy, Affine, batches, Dataset, evaluate } from "@leibniz/nn";
 * const model = Affine.of(2, 3);
 * const data = new Dataset(tensor([[1, 2], [3, 4], [5, 6]]), tensor([0, 1, 2], { dtype: "int32" }));
 * const figures = await evaluate(model, batches(data, 2), { accuracy: accuracy((x) => model.forward(x)) });
 * console.log(figures.accuracy <= 1); // true
 * ```
 *
 * @throws LeibnizError when there are no samples.
 */
export async function evaluate<Batch, Name extends string>(
  model: Layer,
  batches: Iterable<Batch>,
  metrics: Readonly<Record<Name, Metric<Batch>>>,
): Promise<Readonly<Record<Name, number>>> {
  const sums = new Map<string, Tally>();
  const turns = new Turns();
  for (const batch of batches) {
    model.evaluating(() =>
      noGrad(() => {
        for (const [name, metric] of Object.entries<Metric<Batch>>(metrics)) {
          const { total, count } = metric(batch);
          const sum = sums.get(name) ?? { total: 0, count: 0 };
          sums.set(name, { total: sum.total + total, count: sum.count + count });
        }
      }),
    );
    if (turns.over) await turns.pass();
  }
  const means = Object.keys(metrics).map((name) => {
    const { total, count } = sums.get(name) ?? { total: 0, count: 0 };
    if (count === 0)
      throw new LeibnizError("evaluate", `there are no samples to take the mean of ${name} over`);
    return [name, total / count];
  });
  return Object.fromEntries(means) as Record<Name, number>;
}
