import { assertEquals } from "@std/assert";
import { jobs } from "./jobs.ts";

const root = new URL("../../", import.meta.url);

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesIn(`${folder}${name}/`) : [`${folder}${name}`]
  );
}

Deno.test("each file of tests and each file of the library is in one job", () => {
  const all = jobs();
  const files = [
    ...filesIn("tests/").filter((path) => path.endsWith("_test.ts")),
    ...filesIn("lib/"),
  ];
  const holders = (path: string) =>
    all.filter(({ args }) => args.some((arg) => arg === path || isWithin(path, arg)));
  const misplaced = files.filter((path) => holders(path).length !== 1);
  assertEquals(misplaced, []);
});

function isWithin(path: string, folder: string): boolean {
  return folder.endsWith("/") && path.startsWith(folder);
}
