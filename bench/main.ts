// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * `deno task bench [training-step | engine | costs | losses | losses-scaling | evaluation | search |
 * search-grid] [--json] …`: times the engine, the losses and the evaluation, and compares searches. Without a
 * name, the training step.
 *
 * @module
 */
const benches: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<void> }>>> = {
  "training-step": () => import("./training_step.ts"),
  engine: () => import("./engine.ts"),
  costs: () => import("./costs.ts"),
  losses: () => import("./losses.ts"),
  "losses-scaling": () => import("./loss_scaling.ts"),
  evaluation: () => import("./evaluation.ts"),
  search: () => import("./search.ts"),
  "search-grid": () => import("./search_grid.ts"),
};

const named = Deno.args[0]?.startsWith("--") ? undefined : Deno.args[0];
const bench = benches[named ?? "training-step"];
if (bench === undefined) {
  console.error(
    `Cannot run bench "${named}": expected one of ${Object.keys(benches).join(", ")}`,
  );
  Deno.exit(2);
}
await (await bench()).run(named === undefined ? Deno.args : Deno.args.slice(1));
