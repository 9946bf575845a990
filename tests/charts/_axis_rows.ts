import seedrandom from "seedrandom";
import type { AxisRow } from "../../lib/charts/mod.ts";

/** Rows as a margin sweep of five set-ups and three seeds gives them, made up. */
export function axisRows(): AxisRow[] {
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
        return {
          setup,
          panel: loss,
          value: margin,
          seed,
          metric: top * Math.exp(-distance * distance / 6) + 0.03 * (random() - 0.5),
          activeShare: Math.min(1, 0.15 + margin * (loss === "triplet" ? 0.8 : 0.4)),
        };
      })
    )
  );
}

export const axisOptions = {
  axis: "margin",
  baselines: [
    { name: "chance", mean: 0.012 },
    { name: "raw pixels", mean: 0.133 },
    { name: "untrained", mean: 0.076 },
  ],
  selected: {
    "siamese": 0.8,
    "triplet": 0.2,
    "online-pairs": 0.5,
    "online": 0.2,
    "online-hard": 0.2,
  },
  metric: "test MAP@R",
  title: "Margin sweep on digit-pairs, unseen classes",
};
