/** Puts a part's name before each metric, and writes names as MLflow's users do: `train/active_share`. */
export function metricNames(
  part: string,
  metrics: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [
      `${part}/${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
