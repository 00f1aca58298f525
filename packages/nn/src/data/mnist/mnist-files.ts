/** One of the four files of MNIST: what is known of it before it is read. */
export interface MnistFile {
  /** Without `.gz`. */
  readonly name: string;
  /** The number of pictures or labels. */
  readonly count: number;
  /** Of the content, unpacked, in hexadecimal digits. */
  readonly sha256: string;
}

export interface MnistFiles {
  readonly trainImages: MnistFile;
  readonly trainLabels: MnistFile;
  readonly testImages: MnistFile;
  readonly testLabels: MnistFile;
}

/**
 * MNIST as its authors published it: 60,000 pictures to train on and 10,000 to test on (LeCun, Bottou, Bengio and
 * Haffner, "Gradient-based learning applied to document recognition", Proc. IEEE 86(11), 1998; CC BY-SA 3.0).
 */
export const MNIST_FILES: MnistFiles = {
  trainImages: {
    name: "train-images-idx3-ubyte",
    count: 60_000,
    sha256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  },
  trainLabels: {
    name: "train-labels-idx1-ubyte",
    count: 60_000,
    sha256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  },
  testImages: {
    name: "t10k-images-idx3-ubyte",
    count: 10_000,
    sha256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  },
  testLabels: {
    name: "t10k-labels-idx1-ubyte",
    count: 10_000,
    sha256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  },
};
