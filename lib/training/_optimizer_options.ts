import { z } from "zod";

/** Share of the past that a running mean keeps; at 1 it would never move. */
const decay = () => z.number().min(0).lt(1);

/** Factor of a step; 0 leaves the weights alone. */
export const learningRate = (byDefault: number, source: string) =>
  z.number().nonnegative().default(byDefault).describe(
    `Learning rate, at least 0; default ${byDefault}, ${source}`,
  );

export const weightDecay = (byDefault: number, meaning: string, source: string) =>
  z.number().nonnegative().default(byDefault).describe(
    `${meaning}, at least 0; default ${byDefault}, ${source}`,
  );

export const momentum = decay().default(0.9).describe(
  "Share of the last velocity that is kept, in [0, 1); default 0.9, as in Krizhevsky et al. 2012",
);

/** Options of Adam's two running means. */
export const moments = {
  beta1: decay().default(0.9).describe(
    "Decay of the running mean of gradients, in [0, 1); default 0.9, Kingma and Ba 2015",
  ),
  beta2: decay().default(0.999).describe(
    "Decay of the running mean of squared gradients, in [0, 1); default 0.999, Kingma and Ba 2015",
  ),
  epsilon: z.number().positive().default(1e-8).describe(
    "Added to the corrected root, above 0; default 1e-8, Kingma and Ba 2015",
  ),
};
