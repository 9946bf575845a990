// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * `deno task soak NAME …`: runs one of this folder's long checks in a process of its own, with the rest of
 * the arguments.
 *
 * @module
 */
const soaks: Readonly<Record<string, string>> = {
  fuzz: "./fuzz_ops.ts",
  "compile-and-drop": "./compile_and_drop.ts",
  leak: "./leak.ts",
  statistics: "./statistics.ts",
  notebooks: "./notebooks.ts",
  faults: "./faults.ts",
  kills: "./kills.ts",
};

const [name = "", ...rest] = Deno.args;
const file = soaks[name];
if (file === undefined) {
  console.error(
    `Cannot soak: expected one of ${Object.keys(soaks).join(", ")}, found "${name}".`,
  );
  Deno.exit(2);
}
const program = new URL(file, import.meta.url).pathname;
const { code } = await new Deno.Command(Deno.execPath(), {
  // The leak check collects JavaScript's garbage itself.
  args: ["run", "-A", "--v8-flags=--expose-gc", program, ...rest],
}).spawn().status;
Deno.exit(code);
