import { assertEquals, assertRejects } from "@std/assert";
import { type DataConfig, datasets, loadSplit } from "../../lib/data/mod.ts";
import { folderOfThisFile } from "../folder_of_this_file.ts";
import { temporaryFolder } from "../temporary_folder.ts";

const cache = await folderOfThisFile();

Deno.test("loadSplit() gives the same bytes for the same config, whatever the cache holds", async () => {
  await using folder = await temporaryFolder();
  const empty = folder.path;
  const cold = await loadSplit({ name: "digit-pairs" }, { cache: empty });
  assertEquals(await loadSplit({ name: "digit-pairs" }, { cache: empty }), cold);
});

Deno.test("loadSplit() holds out samples of mnist in the sizes asked", async () => {
  const { heldOut, train, validation, test } = await loadSplit(
    { name: "mnist", train: 50, validation: 20, test: 30 },
    { cache },
  );
  assertEquals(heldOut, "samples");
  assertEquals([train, validation, test].map(({ labels }) => labels.length), [50, 20, 30]);
});

Deno.test("loadSplit() passes the folder on to fashion-mnist", async () => {
  const folder = `${cache}/missing`;
  await assertRejects(() => loadSplit({ name: "fashion-mnist" }, { folder }), RangeError, folder);
});

Deno.test("loadSplit() refuses unknown names, unknown keys and values out of range", async () => {
  const typed = (config: unknown) => config as DataConfig;
  await assertRejects(
    () => loadSplit(typed({ name: "mnits" })),
    RangeError,
    `name must be one of ${Object.keys(datasets).join(", ")}, found "mnits", did you mean mnist`,
  );
  await assertRejects(
    () => loadSplit(typed({ name: "mnist", tests: 5 })),
    RangeError,
    "did you mean test",
  );
  await assertRejects(
    () => loadSplit({ name: "mnist", test: 0 }),
    RangeError,
    "at least 1, found 0",
  );
});

Deno.test("loadSplit() does not compile with another data set's option", () => {
  // @ts-expect-error: digit-pairs counts samples per class.
  const config: DataConfig = { name: "digit-pairs", train: 100 };
  assertEquals(config.name, "digit-pairs");
});
