import type { Config, TopLevelSpec } from "vega-lite";

/** A chart's colors and fonts; everything else of a chart is in its spec. */
export interface Theme {
  readonly background: string;
  /** Axis titles, labels and chart titles. */
  readonly text: string;
  /** What should recede: grid, baselines and their names. */
  readonly muted: string;
  readonly grid: string;
  /** One color a series. */
  readonly series: readonly string[];
  /** From little to much, in five steps that differ in lightness. */
  readonly ramp: readonly string[];
}

/**
 * For paper and light pages. Okabe and Ito's hues, which people with any color vision tell apart, the
 * lighter ones darkened to a contrast of 3:1 on white, so that series can be labeled in their color.
 *
 * Reference: Okabe, Ito, "Color Universal Design", 2008.
 */
export const lightTheme: Theme = {
  background: "#ffffff",
  text: "#222222",
  muted: "#6b6b6b",
  grid: "#e9e9e9",
  series: ["#0072b2", "#d55e00", "#008f68", "#a8437e", "#9a7400", "#333333"],
  ramp: ["#c6d7e6", "#93b8d6", "#5b95c2", "#2a6ea6", "#0b3c6f"],
};

/** For dark pages: the same hues, lightened. */
export const darkTheme: Theme = {
  background: "#16191d",
  text: "#e6e6e6",
  muted: "#a0a6ad",
  grid: "#2b3036",
  series: ["#56b4e9", "#ff8b4d", "#35c79c", "#e596c3", "#e6c04f", "#d8d8d8"],
  ramp: ["#33414f", "#3d5f7d", "#4d84ae", "#74abd6", "#c3e2fb"],
};

/** The same chart in another theme. */
export function withTheme(spec: TopLevelSpec, theme: Theme): TopLevelSpec {
  return { ...spec, config: themeConfig(theme) };
}

/** A theme as Vega-Lite's configuration. */
export function themeConfig({ background, text, muted, grid, series, ramp }: Theme): Config {
  return {
    background,
    font: "Helvetica, Arial, Liberation Sans, sans-serif",
    padding: 10,
    range: { category: [...series], ordinal: [...ramp] },
    view: { stroke: null },
    axis: {
      domainColor: muted,
      tickColor: muted,
      gridColor: grid,
      labelColor: text,
      titleColor: text,
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: "normal",
      titlePadding: 8,
      tickSize: 4,
    },
    axisX: { labelFlush: false },
    header: { labelColor: text, titleColor: text },
    title: {
      color: text,
      subtitleColor: muted,
      fontSize: 14,
      subtitleFontSize: 11,
      subtitlePadding: 4,
      offset: 12,
    },
    // Rules and texts that belong to no series; the others have their series' color.
    rule: { color: muted },
    text: { color: muted, fontSize: 11 },
    style: {
      mean: { stroke: background, strokeWidth: 1 },
      tick: { fill: text },
      // Beneath a text, so that it can be read on top of lines.
      halo: { fill: background, stroke: background, strokeWidth: 5 },
    },
    legend: { labelColor: text, titleColor: text, labelFontSize: 11, titleFontSize: 11 },
  };
}
