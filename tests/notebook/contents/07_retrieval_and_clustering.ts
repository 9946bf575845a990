import { assertEquals, assertGreater, assertLess } from "@std/assert";
import { column, type Outputs, shown, table } from "../shown.ts";

/** Four embeddings in their order, the worst queries, and what chance gives for free. */
export function holds(outputs: Outputs): void {
  const [retrieval] = shown(outputs, "retrieval");
  assertEquals(table(retrieval).map((row) => row["embedding"]), [
    "trained",
    "raw pixels",
    "untrained",
    "random",
  ]);
  const scores = column(retrieval, "MAP@R");
  assertEquals(scores, scores.toSorted((a, b) => b - a));
  assertGreater(scores[0]!, 0.2);
  assertLess(scores[3]!, 0.01);

  const [gallery, classes] = shown(outputs, "worst", 2);
  assertEquals(String(gallery?.["image/svg+xml"]).split("<image ").length - 1, 5 * 9);
  const byClass = column(classes, "MAP@R");
  assertEquals(byClass, byClass.toSorted((a, b) => a - b));

  const [clustering] = shown(outputs, "clustering");
  assertGreater(column(clustering, "NMI").at(-1)!, 0.1);
  assertLess(Math.abs(column(clustering, "AMI").at(-1)!), 0.03);
  assertLess(Math.abs(column(clustering, "ARI").at(-1)!), 0.03);
  assertGreater(column(clustering, "AMI")[0]!, 0.5);

  const starts = column(shown(outputs, "starts")[0], "NMI");
  assertEquals(starts[0], column(clustering, "NMI")[0]);
  assertGreater(new Set(starts).size, 1);
}
