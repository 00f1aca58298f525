import { type Parameter, parameter, Random, type Tensor, tensor, zeros } from "@leibniz/core";
import {
  Adam,
  Affine,
  chain,
  DataLoader,
  Dataset,
  EarlyStop,
  exponentialDecay,
  Layer,
  PlateauSchedule,
  Trainer,
  warmUp,
} from "@leibniz/nn";

type Float = "float32" | "float64";

/** Two affine layers with noise on the hidden values in training, and a buffer that follows their mean. */
export class NoisyNet extends Layer {
  readonly affine1: Affine;
  readonly affine2: Affine;
  readonly noise = new Random(5);
  readonly level: Parameter;

  constructor(dtype: Float) {
    super("NoisyNet");
    const random = new Random(1);
    this.affine1 = Affine.of(2, 8, { name: "Affine1", random, dtype });
    this.affine2 = Affine.of(8, 3, { name: "Affine2", random, dtype });
    this.level = parameter(zeros([8], { dtype }), { name: "level" });
  }

  override get children() {
    return { Affine1: this.affine1, Affine2: this.affine2 };
  }

  override get buffers() {
    return { level: this.level };
  }

  protected override compute(x: Tensor): Tensor {
    const { dtype } = this.level;
    let hidden = this.affine1.forward(x).tanh();
    if (this.training) {
      this.level.assign(this.level.mul(0.9).add(hidden.mean({ axes: 0 }).mul(0.1)));
      hidden = hidden.add(this.noise.normalTensor(hidden.shape, { standardDeviation: 0.1, dtype }));
    }
    return this.affine2.forward(hidden);
  }
}

/** 50 points of three classes. */
export function points(dtype: Float = "float64"): Dataset {
  const x = new Random(2).normalTensor([50, 2], { dtype });
  const classes = Int32Array.from({ length: 50 }, (_, i) =>
    x.data[2 * i]! > 0 ? 2 : x.data[2 * i + 1]! > 0 ? 1 : 0,
  );
  return new Dataset(x, tensor(classes));
}

/** A trainer with all that has a state: Adam, a schedule, shuffled batches, noise. */
export function noisyTrainer(dtype: Float) {
  const model = new NoisyNet(dtype);
  const data = points(dtype);
  const optimiser = new Adam(model.parameters(), { learningRate: 0.05, amsgrad: true });
  const rate = chain(warmUp({ steps: 5 }), exponentialDecay({ factor: 0.999 }));
  const schedule = new PlateauSchedule(optimiser, { patience: 1, factor: 0.9 }, rate);
  const loss = ({ x, t }: Dataset): Tensor => {
    const logs = model.forward(x).logSoftmax({ axis: 1 });
    const rows = Array.from(t.data, (c) => [0, 1, 2].map((each) => (each === c ? 1 : 0)));
    return logs.mul(tensor(rows, { dtype })).sum().div(-t.size);
  };
  const batches = new DataLoader(data, { batchSize: 8, shuffle: true, seed: 3 });
  const randoms = { noise: model.noise };
  const trainer = new Trainer({ model, loss, optimiser, schedule, batches, clipNorm: 1, randoms });
  return { trainer, model, data, optimiser, loss, earlyStop: new EarlyStop({ patience: 1000 }) };
}
