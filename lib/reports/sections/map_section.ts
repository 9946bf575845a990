import { embeddingMap, principalPlane, umapPlane } from "../../charts/mod.ts";
import type { Dataset } from "../../data/mod.ts";
import { streams } from "../../random/mod.ts";
import { readEmbeddingSample } from "../../runs/mod.ts";
import { imagesAt } from "../_sprite_images.ts";
import type { Arm } from "../arm.ts";
import { drawFigure } from "../draw_figure.ts";
import type { Figure, ReportSection } from "../report.ts";

/** The images of a report's maps: the test part, and the place of each shown image in the sheet. */
export interface MapImages {
  readonly test: Dataset;
  readonly cellOf: ReadonlyMap<number, number>;
  /** The arms that are mapped by UMAP too; PCA, which takes no time, maps every arm. */
  readonly byUmap: readonly Arm[];
}

/** A sample of the test embeddings of each arm's first seed on the plane, by PCA and by UMAP. */
export async function mapSection(
  arms: readonly Arm[],
  { test, cellOf, byUmap }: MapImages,
): Promise<ReportSection> {
  const figures: Figure[] = [];
  for (const [index, arm] of arms.entries()) {
    const { name, runs } = arm;
    const run = runs.find(({ evaluation }) => evaluation !== undefined);
    if (run?.evaluation === undefined) continue;
    const { embeddings, rows } = await readEmbeddingSample(run.folder, run.evaluation);
    const vectors = { values: embeddings.values, dimensions: embeddings.shape[1]! };
    const shown = Array.from(rows.values);
    if (shown.length < 3) continue;
    const { positions, share } = principalPlane(vectors);
    // Equal draws for every arm: nothing but their embeddings tells the maps apart.
    const umap = byUmap.includes(arm)
      ? [{
        title: "UMAP",
        positions: umapPlane(vectors, { random: streams(0).open("evaluation", "map") }),
      }]
      : [];
    const images = imagesAt(test, shown);
    const labels = Array.from(images.labels, (label) => images.classes[label] ?? String(label));
    const classes = new Set(labels).size;
    figures.push(
      await drawFigure({
        name: `map-${index + 1}`,
        description:
          `${shown.length} test images as ${name}, seed ${run.seed}, embeds them: the first two ` +
          `principal components, with ${Math.round(100 * share)} % of the variance${
            umap.length === 0 ? "" : ", and UMAP"
          }. Point at one ` +
          "to see it and its class.",
        spec: embeddingMap({
          images,
          title: `${name}, seed ${run.seed}`,
          subtitle: `${shown.length} test images of ${classes} classes` +
            (classes > 12 ? ", which share colors and shapes." : "."),
          panels: [
            { title: `PCA, ${Math.round(100 * share)} % of the variance`, positions },
            ...umap,
          ],
          size: 330,
          thumbnails: 24,
        }),
        sprites: { cells: shown.map((row) => cellOf.get(row)!), labels },
      }),
    );
  }
  return {
    title: "Embedding maps",
    blocks: figures.length === 0 ? [] : [{ kind: "figures", figures }],
  };
}
