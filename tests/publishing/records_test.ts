import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  bibtex,
  canonical,
  checksumFaults,
  checksumsFile,
  checksumsText,
  citationCff,
  describeDifference,
  firstDifference,
  type ResultFacts,
  volatileFields,
  worstVerdict,
} from "../../lib/publishing/mod.ts";

const facts: ResultFacts = {
  id: "2026-01-02_030405_abcdef",
  uuid: "00000000-0000-4000-8000-000000000000",
  experiment: "margin",
  question: 'What does "margin" do?',
  title: "Marginalia: margin on digit-pairs",
  command: "deno task sweep margin encoder.hidden=[16] data.x_y=1",
  commit: "0123456789abcdef0123456789abcdef01234567",
  date: "2026-01-02",
  started: new Date(0),
  ended: new Date(1),
  data: "digit-pairs",
  dataSha256: "a".repeat(64),
  seeds: 3,
  trials: 9,
  environment: {},
};

Deno.test("what is volatile is left out of canonical records, at every depth", () => {
  // deno-lint-ignore no-console -- whoever reads the suite's output shall know what is not compared
  console.log(`volatile: ${volatileFields.join(", ")}`);
  const record = { time: 1, step: 2, inner: [{ created: 3, loss: 0.5 }], nothing: undefined };
  assertEquals(canonical(record), { inner: [{ loss: 0.5 }], step: 2 });
  assertEquals(JSON.stringify(canonical({ b: 1, a: 2 })), '{"a":2,"b":1}');
});

Deno.test("the first difference of two records is named, a missing key and a last bit too", () => {
  const cases: readonly [unknown, unknown, string | undefined][] = [
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, undefined],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, "a.1.b: expected 2, found 3"],
    [{ a: 1 }, { a: 1, b: 2 }, "b: expected undefined, found 2"],
    [{ a: 0.1 + 0.2 }, { a: 0.3 }, "a: expected 0.30000000000000004, found 0.3"],
    [[1], { 0: 1 }, 'value: expected [1], found {"0":1}'],
    [NaN, NaN, undefined],
  ];
  for (const [expected, found, sentence] of cases) {
    const difference = firstDifference(expected, found);
    assertEquals(difference && describeDifference(difference), sentence);
  }
});

Deno.test("checksums find a flipped byte, a file too many and one too few", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/a.json`, "1");
  await Deno.writeTextFile(`${folder}/b.json`, "2");
  await Deno.writeTextFile(`${folder}/${checksumsFile}`, await checksumsText(folder));
  assertEquals(await checksumFaults(folder), []);
  await Deno.writeTextFile(`${folder}/a.json`, "3");
  await Deno.writeTextFile(`${folder}/c.json`, "4");
  await Deno.remove(`${folder}/b.json`);
  const faults = await checksumFaults(folder);
  await Deno.remove(folder, { recursive: true });
  assertEquals(faults.map((fault) => fault.split(":")[0]), [
    "b.json is missing",
    "a.json was changed",
    `c.json is not listed in ${checksumsFile}`,
  ]);
});

Deno.test("several verdicts are as good as their weakest", () => {
  const identical = { kind: "identical", reasons: [] } as const;
  const equal = { kind: "equal", reasons: ["other threads"] } as const;
  const different = { kind: "different", reasons: ["margin"] } as const;
  assertEquals(worstVerdict([identical, identical]), identical);
  assertEquals(worstVerdict([identical, equal]), equal);
  assertEquals(worstVerdict([equal, different]), {
    kind: "different",
    reasons: ["margin", "other threads"],
  });
});

Deno.test("citations quote what would break them", () => {
  const entry = bibtex(facts);
  assertStringIncludes(entry, "@misc{marginalia_margin_2026_01_02_030405_abcdef,");
  assertStringIncludes(entry, "data.x\\_y=1");
  assertStringIncludes(entry, "month = jan,");
  assertStringIncludes(citationCff(facts), 'abstract: "What does \\"margin\\" do?"');
});
