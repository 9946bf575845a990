import {
  assert,
  assertEquals,
  assertGreater,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { checkoutFolder } from "@marginalia/marginalia/notebook";
import { chart, type Outputs, shown } from "../shown.ts";

/** A comparison, a table, a check and a citation, of whichever result is the newest. */
export function holds(outputs: Outputs): void {
  const text = (cell: string) => String(shown(outputs, cell)[0]?.["text/plain"]);
  assertMatch(text("start"), /^computed by +deno task sweep \w+/m);

  const [found, dots] = shown(outputs, "found", 2);
  const rows = String(found?.["text/plain"]).split("\n").filter((line) => line.includes(" ± "));
  const setups = rows.map((row) => row.split(/\s{2,}/)[0]!);
  assertGreater(setups.length, 1);
  const { spec } = chart(dots);
  for (const setup of setups) assertStringIncludes(spec, `"${setup}"`);

  const sentences = text("comparing").split("\n\n");
  assertEquals(sentences.length, setups.length - 1);
  for (const sentence of sentences) {
    assertMatch(sentence, /(better than|worse than|equivalent within|undecided).* training seeds/);
  }

  const latex = text("latex");
  assertStringIncludes(latex, "\\usepackage{booktabs}");
  assertEquals(latex.match(/^ +\S+ & .*\$\\pm\$.* \\\\$/gm)?.length, setups.length);

  assertMatch(text("checking"), /^check +(identical|equal) /m);
  assertMatch(text("checking"), /^recompute +identical +nothing$/m);

  const [bibtex, cff] = shown(outputs, "citing", 2).map((bundle) => String(bundle["text/plain"]));
  assertMatch(bibtex!, /^@misc\{marginalia_/);
  assertMatch(cff!, /^cff-version: 1\.2\.0$/m);
  assert(
    !JSON.stringify([...outputs.values()]).includes(checkoutFolder()),
    "a path of this machine",
  );
}
