import { neighborGallery } from "../../charts/mod.ts";
import type { Dataset } from "../../data/mod.ts";
import { imagesAt } from "../_sprite_images.ts";
import type { Arm } from "../arm.ts";
import type { Figure, ReportSection } from "../report.ts";

const shownQueries = 6;

/** The queries that each arm's first seed answers worst, with what it takes for their neighbors. */
export function querySection(arms: readonly Arm[], test: Dataset): ReportSection {
  const figures = arms.flatMap(({ name, runs }, index): Figure[] => {
    const run = runs.find(({ evaluation }) => evaluation !== undefined);
    const worst = run?.evaluation?.worstQueries.slice(0, shownQueries) ?? [];
    if (run === undefined || worst.length === 0) return [];
    const rows = worst.flatMap(({ query, neighbors }) => [query, ...neighbors]);
    let next = 0;
    const gallery = worst.map(({ neighbors }) => ({
      query: next++,
      neighbors: neighbors.map(() => next++),
    }));
    return [{
      name: `queries-${index + 1}`,
      description:
        `${name}, seed ${run.seed}: the queries with the lowest MAP@R (left) and their nearest ` +
        "neighbors. Solid blue: of the query's class; dashed orange: of the class beneath.",
      svg: neighborGallery({ images: imagesAt(test, rows), rows: gallery, size: 42 }),
    }];
  });
  return {
    title: "Worst queries",
    blocks: figures.length === 0 ? [] : [{ kind: "figures", figures }],
  };
}
