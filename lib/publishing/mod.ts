/**
 * Results that others can cite and check: frozen, described, computed again.
 *
 * @module
 */
export * from "./bibtex.ts";
export * from "./canonical.ts";
export * from "./check_result.ts";
export * from "./checksums.ts";
export * from "./citation_cff.ts";
export * from "./croissant.ts";
export * from "./described_data.ts";
export * from "./find_result.ts";
export * from "./first_difference.ts";
export * from "./frozen_trial.ts";
export * from "./publish_sweep.ts";
export * from "./recompute_result.ts";
export * from "./rerun_result.ts";
export * from "./result_facts.ts";
export * from "./ro_crate.ts";
export * from "./verdict.ts";
