import { jsonText, writeAtomically } from "../../host/mod.ts";

/** Writes a journal's JSON file, whole or not at all. */
export async function writeJson(path: string, value: object): Promise<void> {
  await writeAtomically(path, jsonText(value));
}
