import { assertEquals } from "@std/assert";
import { sourceFiles } from "./source_files.ts";

/** A room imports only rooms above it. */
const rooms = [
  "host",
  "tensor",
  "random",
  "parts",
  "data",
  "samplers",
  "augmentations",
  "encoders",
  "distances",
  "relations",
  "miners",
  "losses",
  "reducers",
  "regularizers",
  "objectives",
  "training",
  "evaluation",
  "statistics",
  "search",
  "tracking",
  "charts",
  "runs",
  "reports",
  "publishing",
  "notebook",
  "commands",
];

const library = await sourceFiles(/^lib\/.*\.ts$/);
const roomOf = (path: string) => path.split("/")[1] ?? "";
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1] ?? "");

Deno.test("every file of lib/ lies in a listed room", () => {
  const strays = library.filter(({ path }) =>
    path !== "lib/mod.ts" && !rooms.includes(roomOf(path))
  );
  assertEquals(strays.map(({ path }) => path), []);
});

Deno.test("a room imports only rooms above it, and only through their mod.ts", () => {
  const wrong: string[] = [];
  for (const { path, text } of library.filter(({ path }) => path !== "lib/mod.ts")) {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "");
    for (const specifier of importsOf(code).filter((it) => it.startsWith("."))) {
      const target = new URL(specifier, `file:///${path}`).pathname.slice(1);
      if (roomOf(target) === roomOf(path)) continue;
      const below = rooms.indexOf(roomOf(target)) >= rooms.indexOf(roomOf(path));
      const inside = !/^lib\/[a-z_]+\/(mod\.ts|requirements\.txt)$/.test(target);
      if (below || inside) wrong.push(`${path} imports ${target}`);
    }
  }
  assertEquals(wrong, []);
});

Deno.test("only lib/tensor knows tfjs and FFI", () => {
  const outside = library.filter(({ path }) => roomOf(path) !== "tensor");
  const wrong = outside.filter(({ text }) => /from "@tensorflow|Deno\.dlopen/.test(text));
  assertEquals(wrong.map(({ path }) => path), []);
});

Deno.test("every file of a room is listed in its mod.ts", () => {
  const missing = library.filter(({ path }) => {
    const [, room = "", ...rest] = path.split("/");
    const name = rest.join("/");
    const hidden = name === "mod.ts" || name.split("/").some((part) => part.startsWith("_"));
    if (path === "lib/mod.ts" || hidden || room === "commands" || rest.length > 1) return false;
    const listing = library.find((file) => file.path === `lib/${room}/mod.ts`);
    return !listing?.text.includes(`"./${name}"`);
  });
  assertEquals(missing.map(({ path }) => path), []);
});

Deno.test("lib/mod.ts lists every room a person may use", () => {
  const listing = library.find(({ path }) => path === "lib/mod.ts")?.text ?? "";
  const missing = rooms.filter((room) =>
    room !== "commands" && !listing.includes(`"./${room}/mod.ts"`)
  );
  assertEquals(missing, []);
});
