import { productBlocks } from "../_product_blocks.ts";
import { rankGallery } from "../_rank_gallery.ts";

export interface IdentifyOptions {
  /** `[queries, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  /** Class of each query, `[queries]`; it need not be in the gallery. */
  readonly labels: Int32Array;
  readonly dimensions: number;
  /** The known classes. */
  readonly gallery: {
    /** `[rows, dimensions]`, row by row. */
    readonly embeddings: Float32Array;
    /** Class of each row, `[rows]`. */
    readonly labels: Int32Array;
  };
}

/** A query and what is nearest to it. */
export interface Identification {
  /** Its class. */
  readonly label: number;
  /** Whether the gallery has its class. */
  readonly known: boolean;
  /** Class of the nearest row of the gallery; of equally near ones, the first. */
  readonly prediction: number;
  /** Euclidean distance to it. */
  readonly distance: number;
}

/**
 * Looks each query up in a gallery of known classes. Whether a nearest neighbor is near enough to be believed
 * is for `openSetScores()`, or a threshold by `falseAcceptThreshold()`, to say.
 *
 * @throws {TypeError} If labels and embeddings do not fit together.
 * @throws {RangeError} If an embedding is not finite.
 */
export async function identify(
  { embeddings, labels, dimensions, gallery }: IdentifyOptions,
): Promise<readonly Identification[]> {
  for (const part of [{ embeddings, labels }, gallery]) {
    if (part.labels.length > 0 && part.embeddings.length === part.labels.length * dimensions) {
      continue;
    }
    throw new TypeError(
      `Cannot identify: ${part.labels.length} labels need embeddings of shape ` +
        `[${part.labels.length}, ${dimensions}], found ${part.embeddings.length} values`,
    );
  }
  const set = { queries: embeddings, gallery: gallery.embeddings, dimensions };
  const rank = rankGallery(set);
  const known = new Set(gallery.labels);
  const identified: Identification[] = [];
  for await (const { start, products } of productBlocks(set)) {
    products.forEach((ofQuery, index) => {
      const query = start + index;
      const { rows, distances } = rank({ query, products: ofQuery, k: 1, exact: 1 });
      identified.push({
        label: labels[query]!,
        known: known.has(labels[query]!),
        prediction: gallery.labels[rows[0]!]!,
        distance: Math.sqrt(distances[0]!),
      });
    });
  }
  return identified;
}
