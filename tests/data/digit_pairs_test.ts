import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { type Dataset, digitPairs } from "../../lib/data/mod.ts";
import { classCounts, tinyDataset } from "./tiny_dataset.ts";

const PER_CLASS = { trainSamplesPerClass: 3, validationSamplesPerClass: 2, testSamplesPerClass: 2 };
const PARTS = ["train", "validation", "test"] as const;

/** Images of which row 0 and row 1 hold the two bytes of the image's index. */
const digits = traceable(tinyDataset(new Array(10).fill(40), [28, 28, 1]));
const split = digitPairs(digits, PER_CLASS);

function traceable(dataset: Dataset): Dataset {
  const pixels = dataset.pixels.slice();
  dataset.labels.forEach((_, image) => {
    pixels.fill(image >> 8, image * 784, image * 784 + 28);
    pixels.fill(image & 255, image * 784 + 28, image * 784 + 56);
  });
  return { ...dataset, pixels };
}

/** Which images a part's samples are composed of. */
function sources({ pixels, labels }: Dataset): { left: number[]; right: number[] } {
  const read = (column: number) =>
    Array.from(labels, (_, sample) => {
      return 256 * pixels[sample * 784 + column]! + pixels[sample * 784 + 28 + column]!;
    });
  return { left: read(0), right: read(14) };
}

Deno.test("digitPairs() has 40 classes to train, 10 to validate and 50 to test on, none twice", () => {
  const classes = PARTS.map((part) => new Set(split[part].labels));
  assertEquals(classes.map(({ size }) => size), [40, 10, 50]);
  assertEquals(classes.reduce((all, each) => all.union(each)).size, 100);
  assertEquals(split.heldOut, "classes");
});

Deno.test("digitPairs() has the asked number of samples of each class", () => {
  for (const [part, samples] of [["train", 3], ["validation", 2], ["test", 2]] as const) {
    assertEquals(new Set(classCounts(split[part])), new Set([0, samples]));
  }
});

Deno.test("digitPairs() puts each digit equally often on each side of the test part", () => {
  const classes = [...new Set(split.test.labels)];
  for (let digit = 0; digit < 10; digit++) {
    assertEquals(classes.filter((pair) => Math.floor(pair / 10) === digit).length, 5);
    assertEquals(classes.filter((pair) => pair % 10 === digit).length, 5);
  }
});

Deno.test("digitPairs() lets neither half alone tell a class of any part", () => {
  for (const part of PARTS) {
    const classes = [...new Set(split[part].labels)];
    for (const half of [(pair: number) => Math.floor(pair / 10), (pair: number) => pair % 10]) {
      const groups = Map.groupBy(classes, half);
      assertEquals([...groups.values()].filter(({ length }) => length < 2), []);
    }
  }
});

Deno.test("digitPairs() composes each sample of digits of its class", () => {
  for (const part of PARTS) {
    const { left, right } = sources(split[part]);
    split[part].labels.forEach((pair, sample) => {
      const found = [digits.labels[left[sample]!], digits.labels[right[sample]!]];
      assertEquals(found, [Math.floor(pair / 10), pair % 10]);
      assertEquals(split[part].classes[pair], `${found[0]}${found[1]}`);
    });
  }
});

Deno.test("digitPairs() shares no image between parts and uses none twice on a side", () => {
  const used = PARTS.map((part) => sources(split[part]));
  for (const { left, right } of used) {
    assertEquals(new Set(left).size, left.length);
    assertEquals(new Set(right).size, right.length);
  }
  const images = used.map(({ left, right }) => new Set([...left, ...right]));
  const total = images.reduce((sum, { size }) => sum + size, 0);
  assertEquals(images.reduce((all, each) => all.union(each)).size, total);
});

Deno.test("digitPairs() averages neighboring columns, halves rounded up", () => {
  const { left, right } = sources(split.validation);
  for (let sample = 0; sample < left.length; sample++) {
    for (let place = 56; place < 784; place++) {
      const [row, column] = [Math.floor(place / 28), place % 28];
      const image = column < 14 ? left[sample]! : right[sample]!;
      const first = image * 784 + row * 28 + 2 * (column % 14);
      const mean = (digits.pixels[first]! + digits.pixels[first + 1]!) / 2;
      assertEquals(split.validation.pixels[sample * 784 + place], Math.ceil(mean));
    }
  }
});

Deno.test("digitPairs() composes the test part whatever the other sizes are", () => {
  const other = digitPairs(digits, { ...PER_CLASS, trainSamplesPerClass: 2 });
  assertEquals(other.test, split.test);
  assertEquals(other.validation, split.validation);
  assertNotEquals(other.sha256, split.sha256);
});

Deno.test("digitPairs() refuses digits too few for the samples asked", () => {
  assertThrows(
    () => digitPairs(digits, { ...PER_CLASS, testSamplesPerClass: 9 }),
    RangeError,
    "Cannot compose digit pairs: the parts need 5 more images of digit 0 than there are",
  );
});

Deno.test("digitPairs() with folds validates on each of the classes but the test part's once", () => {
  const roomy = traceable(tinyDataset(new Array(10).fill(60), [28, 28, 1]));
  for (const folds of [2, 4, 5, 16]) {
    const each = Array.from(
      { length: folds },
      (_, fold) => digitPairs(roomy, { ...PER_CLASS, folds, fold }),
    );
    const held = each.flatMap(({ validation }) => [...new Set(validation.labels)]);
    assertEquals(held.length, 50);
    assertEquals(new Set([...held, ...split.test.labels]).size, 100);
    for (const { train, validation, test } of each) {
      assertEquals(new Set([...train.labels, ...validation.labels]).size, 50);
      assertEquals(test.pixels, digitPairs(roomy, PER_CLASS).test.pixels);
      const images = [train, validation, test].map((part) => {
        const { left, right } = sources(part);
        return new Set([...left, ...right]);
      });
      assertEquals(images[0]!.intersection(images[1]!).size, 0);
      assertEquals(images[0]!.union(images[1]!).intersection(images[2]!).size, 0);
    }
    const sizes = each.map(({ validation }) => new Set(validation.labels).size);
    assertEquals(Math.max(...sizes) - Math.min(...sizes) <= 1 && Math.min(...sizes) >= 3, true);
  }
});
