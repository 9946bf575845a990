import type { TopLevelSpec } from "vega-lite";

/** One view of a row or column of charts. */
export type PanelSpec = Extract<TopLevelSpec, { hconcat: unknown }>["hconcat"][number];

/** Marks drawn on top of others in one view. */
export type LayerSpec = Extract<PanelSpec, { layer: unknown }>["layer"][number];
