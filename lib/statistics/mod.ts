/**
 * What scores of several runs allow one to say: intervals that name their unit of replication, tests and
 * their corrections, effect sizes, equivalence, and a verdict in words.
 *
 * @module
 */
export * from "./alternative.ts";
export * from "./bca_bootstrap.ts";
export * from "./benjamini_hochberg.ts";
export * from "./bootstrap_options.ts";
export * from "./chi_square.ts";
export * from "./cohens_dz.ts";
export * from "./compare_to_control.ts";
export * from "./corrected_resampled_interval.ts";
export * from "./corrected_resampled_t.ts";
export * from "./deviation_interval.ts";
export * from "./effect_size.ts";
export * from "./format_estimate.ts";
export * from "./format_p_value.ts";
export * from "./hedges_g.ts";
export * from "./holm.ts";
export * from "./interval.ts";
export * from "./mc_nemar.ts";
export * from "./mean.ts";
export * from "./noncentral_t.ts";
export * from "./normal.ts";
export * from "./paired_differences.ts";
export * from "./paired_t.ts";
export * from "./paired_t_power.ts";
export * from "./pairs_for_power.ts";
export * from "./percentile_bootstrap.ts";
export * from "./round_estimate.ts";
export * from "./sample_deviation.ts";
export * from "./sign_flips.ts";
export * from "./student_t.ts";
export * from "./summarize.ts";
export * from "./t_interval.ts";
export * from "./test_outcome.ts";
export * from "./two_one_sided_tests.ts";
export * from "./welch_t.ts";
export * from "./wilcoxon_signed_rank.ts";
