import { assertEquals } from "@std/assert";
import { sourceFiles } from "./source_files.ts";

const library = await sourceFiles(/^(lib|experiments)\/.*\.ts$/);

/** Where code, comments aside, matches. */
function found(pattern: RegExp, except: RegExp = /^$/): string[] {
  return library.filter(({ path }) => !except.test(path)).flatMap(({ path, text }) =>
    text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line.replace(/(^|\s)\/\/.*$/, "")) ? [`${path}:${index + 1}`] : []
      )
  );
}

Deno.test("no file of lib/ or experiments/ is over 250 lines", () => {
  const long = library.filter(({ text }) => text.split("\n").length > 251);
  assertEquals(long.map(({ path }) => path), []);
});

Deno.test("`any` is nowhere in lib/", () => {
  assertEquals(found(/(:|\bas|<|\|) ?any\b/), []);
});

Deno.test("randomness is passed in, never ambient", () => {
  const refuses = /^lib\/tensor\/backend\/refuse_while_tracing\.ts$/;
  assertEquals(found(/Math\.random|getRandomValues/, refuses), []);
});

Deno.test("packages are named in deno.json, not in files", () => {
  assertEquals(found(/from "(npm|jsr|https?):/), []);
});

Deno.test("no tracked file names a package registry's host or a path of one machine", async () => {
  const files = await sourceFiles(/\.(ts|json|lock|txt|md|ipynb|toml|cff)$|^\.ci\/run$/);
  const hosts = /https?:\/\/[a-z0-9.-]*(registry\.npm|npmjs|pypi|pythonhosted|crates\.io|jsr\.io)/;
  const paths = /["'\s(=](\/tmp|\/root|\/home|\/work)\//;
  const wrong = files.filter(({ path, text }) =>
    hosts.test(text) || (!path.startsWith("tests/") && paths.test(text))
  );
  assertEquals(wrong.map(({ path }) => path), []);
});
