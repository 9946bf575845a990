/**
 * Renews what the README says from the committed records: `deno run -A tests/structure/update_readme.ts`.
 *
 * @module
 */
import { fillSections, readmeSections } from "./readme_sections.ts";

const path = new URL("../../README.md", import.meta.url);
const text = await Deno.readTextFile(path);
await Deno.writeTextFile(path, fillSections(text, await readmeSections()));
