/**
 * The class that most of the nearest neighbors have. A tie goes to the larger summed similarity, which
 * among equal counts is the smaller summed squared distance, then to the lower class index.
 */
export function voteOfNeighbors(
  neighborLabels: ArrayLike<number>,
  squaredDistances: ArrayLike<number>,
  votes: number,
): number {
  const tally = new Map<number, { count: number; distance: number }>();
  for (let rank = 0; rank < Math.min(votes, neighborLabels.length); rank++) {
    const { count, distance } = tally.get(neighborLabels[rank]!) ?? { count: 0, distance: 0 };
    tally.set(neighborLabels[rank]!, {
      count: count + 1,
      distance: distance + squaredDistances[rank]!,
    });
  }
  const [winner] = [...tally].sort(([labelA, a], [labelB, b]) =>
    b.count - a.count || a.distance - b.distance || labelA - labelB
  );
  return winner![0];
}
