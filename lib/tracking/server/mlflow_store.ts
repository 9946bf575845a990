import { join } from "node:path";

/**
 * Folder of the managed server's store for a folder of results: `<results>/.mlflow`. It lies with
 * the results because it shows them and nothing else, moves with them, and can be filled again from
 * their journals.
 */
export function mlflowStore(results: string): string {
  return join(results, ".mlflow");
}
