import type { Outputs } from "../shown.ts";
import * as contrastiveLoss from "./01_contrastive_loss.ts";
import * as siameseTripletOnline from "./02_siamese_triplet_online.ts";
import * as mining from "./03_mining.ts";
import * as marginAndTemperature from "./04_margin_and_temperature.ts";
import * as selfSupervised from "./05_self_supervised.ts";
import * as verification from "./06_verification.ts";
import * as retrievalAndClustering from "./07_retrieval_and_clustering.ts";
import * as yourOwnLoss from "./08_your_own_loss.ts";
import * as compareAndCite from "./09_compare_and_cite.ts";

/** What each notebook must hold, as committed and whenever it is executed; fails where it does not. */
export const contents: Readonly<Record<string, (outputs: Outputs) => void>> = {
  "01_contrastive_loss": contrastiveLoss.holds,
  "02_siamese_triplet_online": siameseTripletOnline.holds,
  "03_mining": mining.holds,
  "04_margin_and_temperature": marginAndTemperature.holds,
  "05_self_supervised": selfSupervised.holds,
  "06_verification": verification.holds,
  "07_retrieval_and_clustering": retrievalAndClustering.holds,
  "08_your_own_loss": yourOwnLoss.holds,
  "09_compare_and_cite": compareAndCite.holds,
};
