/** The images of each class, `[class][image]`, in ascending order of label. */
export function imagesByClass(labels: Int32Array): readonly Int32Array[] {
  const images = Map.groupBy(labels.keys(), (image) => labels[image]!);
  return [...images.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, members]) => Int32Array.from(members));
}
