/** Retrieval metrics by their definitions: plain loops over float64 numbers, nothing shared with lib/. */
export function bruteForce(
  embeddings: ArrayLike<number>,
  labels: ArrayLike<number>,
  dimensions: number,
  recallAt: readonly number[],
) {
  const count = labels.length;
  const perQuery: { label: number; prediction: number; scores: Record<string, number> }[] = [];
  for (let query = 0; query < count; query++) {
    const ranked: { row: number; distance: number }[] = [];
    let relevant = 0;
    for (let row = 0; row < count; row++) {
      if (row === query) continue;
      if (labels[row] === labels[query]) relevant++;
      let distance = 0;
      for (let d = 0; d < dimensions; d++) {
        distance += (embeddings[query * dimensions + d]! - embeddings[row * dimensions + d]!) ** 2;
      }
      ranked.push({ row, distance });
    }
    if (relevant === 0) continue;
    ranked.sort((a, b) => a.distance === b.distance ? a.row - b.row : a.distance - b.distance);
    const isHit = ranked.map(({ row }) => labels[row] === labels[query] ? 1 : 0);
    const precisionAt = (rank: number) => {
      let hits = 0;
      for (let i = 0; i < rank; i++) hits += isHit[i]!;
      return hits / rank;
    };
    let mapAtR = 0;
    for (let rank = 1; rank <= relevant; rank++) {
      mapAtR += isHit[rank - 1]! * precisionAt(rank) / relevant;
    }
    const scores: Record<string, number> = {
      "precision_at_1": precisionAt(1),
      "r_precision": precisionAt(relevant),
      "map_at_r": mapAtR,
    };
    for (const k of recallAt) scores[`recall_at_${k}`] = isHit.slice(0, k).includes(1) ? 1 : 0;
    perQuery.push({
      label: labels[query]!,
      prediction: vote(ranked.slice(0, 5).map((r) => ({ ...r, label: labels[r.row]! }))),
      scores,
    });
  }
  return perQuery;
}

function vote(neighbors: readonly { label: number; distance: number }[]): number {
  let best = { label: -1, count: -1, similarity: 0 };
  for (const label of neighbors.map((n) => n.label).sort((a, b) => a - b)) {
    let count = 0;
    let similarity = 0;
    for (const neighbor of neighbors) {
      if (neighbor.label !== label) continue;
      count++;
      similarity -= neighbor.distance;
    }
    if (count > best.count || (count === best.count && similarity > best.similarity)) {
      best = { label, count, similarity };
    }
  }
  return best.label;
}

export function meanOf(
  perQuery: readonly { readonly scores: Record<string, number> }[],
  name: string,
): number {
  let sum = 0;
  for (const { scores } of perQuery) sum += scores[name]!;
  return sum / perQuery.length;
}
