import { integerBelow, type Prng } from "../random/mod.ts";
import { imagesByClass } from "./_images_by_class.ts";

/** Draws images of the same class as an image, and of others. */
export interface Partners {
  /** Images whose class has another image, `[images]`: those that can have a positive. */
  readonly withPositive: Int32Array;
  /** Another image of the same class, each equally likely. */
  positive(prng: Prng, image: number): number;
  /** An image of another class, each image equally likely. */
  negative(prng: Prng, image: number): number;
}

/** @throws {RangeError} If no image can have a positive, or none a negative. */
export function partners(sampler: string, labels: Int32Array): Partners {
  const classes = imagesByClass(labels);
  const withPositive = Int32Array.from(
    classes.filter((members) => members.length > 1).flatMap((members) => [...members]),
  );
  if (classes.length < 2 || withPositive.length === 0) {
    throw new RangeError(
      `Cannot sample ${sampler}: needs at least 2 classes and a class of at least 2 images, ` +
        `found ${classes.length} classes in ${labels.length} images`,
    );
  }
  // In this order each class is one stretch, which a draw can stay in or skip.
  const order = Int32Array.from(classes.flatMap((members) => [...members]));
  const place = new Int32Array(labels.length);
  order.forEach((image, index) => place[image] = index);
  const stretch = new Map(classes.map((members) => {
    return [labels[members[0]!]!, { start: place[members[0]!]!, length: members.length }];
  }));
  return {
    withPositive,
    positive(prng, image) {
      const { start, length } = stretch.get(labels[image]!)!;
      const drawn = start + integerBelow(prng, length - 1);
      return order[drawn < place[image]! ? drawn : drawn + 1]!;
    },
    negative(prng, image) {
      const { start, length } = stretch.get(labels[image]!)!;
      const drawn = integerBelow(prng, order.length - length);
      return order[drawn < start ? drawn : drawn + length]!;
    },
  };
}
