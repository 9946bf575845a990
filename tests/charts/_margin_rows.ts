import seedrandom from "seedrandom";
import type { MarginRow } from "../../lib/charts/mod.ts";

/** Rows as a margin sweep of five set-ups and three seeds gives them, made up. */
export function marginRows(): MarginRow[] {
  const random = seedrandom("margin rows");
  const setups = [
    { setup: "siamese", loss: "contrastive", best: 0.9, top: 0.41 },
    { setup: "triplet", loss: "triplet", best: 0.3, top: 0.36 },
    { setup: "online-pairs", loss: "contrastive", best: 0.6, top: 0.47 },
    { setup: "online", loss: "triplet", best: 0.2, top: 0.49 },
    { setup: "online-hard", loss: "triplet", best: 0.25, top: 0.44 },
  ] as const;
  const margins = {
    contrastive: [0.2, 0.5, 0.8, 1.1, 1.4],
    triplet: [0.05, 0.1, 0.2, 0.5, 1],
  };
  return setups.flatMap(({ setup, loss, best, top }) =>
    margins[loss].flatMap((margin) =>
      [1, 2, 3].map((seed) => {
        const distance = Math.log(margin / best);
        const validation = top * Math.exp(-distance * distance / 6) + 0.03 * (random() - 0.5);
        return {
          setup,
          loss,
          margin,
          seed,
          validation,
          test: validation - 0.02 + 0.02 * random(),
          activeShare: Math.min(1, 0.15 + margin * (loss === "triplet" ? 0.8 : 0.4)),
        };
      })
    )
  );
}

export const marginOptions = {
  baselines: { chance: 0.012, rawPixels: 0.133, untrained: 0.076 },
  selected: {
    "siamese": 0.8,
    "triplet": 0.2,
    "online-pairs": 0.5,
    "online": 0.2,
    "online-hard": 0.2,
  },
  metric: "MAP@R",
  title: "Margin sweep on digit-pairs, unseen classes",
};
