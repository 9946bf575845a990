/**
 * The record of what was run: journals on disk, and MLflow fed from them.
 *
 * @module
 */
export * from "./facts/environment_facts.ts";
export * from "./facts/flat_facts.ts";
export * from "./facts/git_state.ts";
export * from "./feed/flatten_config.ts";
export * from "./feed/mlflow_feed.ts";
export * from "./feed/run_origin.ts";
export * from "./feed/sweep_compare_address.ts";
export * from "./feed/sync_sweep.ts";
export * from "./journal/end_trial.ts";
export * from "./journal/journal_error.ts";
export * from "./journal/journal_line.ts";
export * from "./journal/journal_lines.ts";
export * from "./journal/lock_sweep.ts";
export * from "./journal/result.ts";
export * from "./journal/sweep_journal.ts";
export * from "./journal/sweep_record.ts";
export * from "./journal/trial_files.ts";
export * from "./journal/trial_journal.ts";
export * from "./journal/trial_record.ts";
export * from "./json.ts";
export * from "./mlflow/artifacts.ts";
export * from "./mlflow/client_from_environment.ts";
export * from "./mlflow/experiments.ts";
export * from "./mlflow/limits.ts";
export * from "./mlflow/mlflow_addresses.ts";
export * from "./mlflow/mlflow_client.ts";
export * from "./mlflow/mlflow_client_options.ts";
export * from "./mlflow/mlflow_credentials.ts";
export * from "./mlflow/mlflow_error.ts";
export * from "./mlflow/mlflow_run.ts";
export * from "./mlflow/runs.ts";
export * from "./server/find_mlflow_server.ts";
export * from "./server/keep_server_awake.ts";
export * from "./server/mlflow_environment.ts";
export * from "./server/mlflow_server.ts";
export * from "./server/mlflow_store.ts";
export * from "./server/server_start_error.ts";
export * from "./server/stop_mlflow_server.ts";
