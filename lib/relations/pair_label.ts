/**
 * What is known of two items. Never 0 or 1, since the literature disagrees which is which (Hadsell et al.
 * 2006: 1 is dissimilar; others: 1 is similar).
 */
export type PairLabel = "same" | "different" | "ignore";
