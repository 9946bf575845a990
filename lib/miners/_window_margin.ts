import { z } from "zod";

/** FaceNet's; in an experiment the miner's follows the loss's unless it says otherwise. */
export const USUAL_MARGIN = 0.2;

/** Options of a window that a margin bounds. */
export const windowOptions = z.strictObject({
  margin: z.number().nonnegative().optional().describe(
    "The d(a,n) − d(a,p) that bounds the window, in the distance's unit; 0 or more; left out, the loss's " +
      "margin in an experiment, and 0.2 (FaceNet) in a call by hand",
  ),
});
