import { parse, resetSVGDefIds, View, Warn } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/**
 * Draws a chart as SVG text. Needs no canvas and no browser; equal specs give equal bytes.
 *
 * @throws {Error} when Vega-Lite would drop or replace a part of the spec, which it otherwise only warns of
 */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const warnings: string[] = [];
  const { spec: compiled } = compile(spec, { logger: collect(warnings) });
  if (warnings.length > 0) {
    throw new Error(`Cannot render the chart: Vega-Lite warns that ${warnings.join("; ")}`);
  }
  // Ids of clip paths count up for as long as the process lives, which would tell the first from the second.
  resetSVGDefIds();
  const view = new View(parse(compiled), { renderer: "none", logLevel: Warn });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

type Logger = NonNullable<NonNullable<Parameters<typeof compile>[1]>["logger"]>;

function collect(warnings: string[]): Logger {
  const logger: Logger = {
    level: (() => logger) as Logger["level"],
    error: (...words: readonly unknown[]) => (warnings.push(words.join(" ")), logger),
    warn: (...words: readonly unknown[]) => (warnings.push(words.join(" ")), logger),
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
