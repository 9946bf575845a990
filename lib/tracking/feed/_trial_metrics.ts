import type { TrialRecord } from "../journal/trial_record.ts";
import type { MlflowMetric } from "../mlflow/mlflow_run.ts";

/**
 * Every number of a trial as MLflow metrics, with the journal's own times: MLflow keeps metrics
 * equal in all fields once, so sending them again changes nothing.
 *
 * The result's numbers stand at the last step; one that was also recorded step by step is named
 * `result/…`, so that its curve gets no point that the journal has not.
 */
export function trialMetrics({ lines, result }: TrialRecord): MlflowMetric[] {
  const steps = lines.flatMap(({ step, time, metrics }) =>
    Object.entries(metrics).map(([key, value]) => ({ key, value, step, timestamp: time }))
  );
  const recorded = new Set(steps.map(({ key }) => key));
  const last = lines.at(-1)?.step ?? 0;
  const final = Object.entries(result?.metrics ?? {}).map(([key, value]) => ({
    key: recorded.has(key) ? `result/${key}` : key,
    value,
    step: last,
    timestamp: result?.ended ?? 0,
  }));
  return [...steps, ...final];
}
