import type { TopLevelSpec } from "vega-lite";
import { lightTheme, themeConfig } from "./theme.ts";

/** What every chart begins with: its schema, its title, what the marks stand for, and the look. */
export function frame(title: string, subtitle: readonly string[] = []) {
  return {
    // The newest that Jupyter draws.
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: {
      text: title,
      anchor: "start",
      ...(subtitle.length === 0 ? {} : { subtitle: [...subtitle] }),
    },
    config: themeConfig(lightTheme),
  } satisfies Partial<TopLevelSpec>;
}
