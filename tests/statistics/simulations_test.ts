import { assert } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { intervalSimulations } from "./simulations/interval_simulations.ts";
import { simulate } from "./simulations/simulation.ts";
import { testSimulations } from "./simulations/test_simulations.ts";

const { open } = streams(0);

for (const simulation of [...intervalSimulations, ...testSimulations]) {
  if (simulation.slow || simulation.expectation === "shown") continue;
  Deno.test(`in simulation: ${simulation.name}`, () => {
    const { share, claim, holds } = simulate(simulation, 2000, open("evaluation", simulation.name));
    assert(holds === true, `${share} of the trials, where ${claim} is claimed`);
  });
}
