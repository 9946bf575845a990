import { assert, assertEquals } from "@std/assert";
import { loadSplit } from "../../lib/data/mod.ts";
import {
  buildTrial,
  checkPlan,
  listExperiments,
  loadExperiment,
  planSweep,
  type TrainingTrial,
} from "../../lib/runs/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });
const { train } = await loadSplit({ name: "digit-pairs" });

for (const name of await listExperiments()) {
  const experiment = await loadExperiment(name);
  const { trials } = planSweep(experiment);
  const trained = trials.map(({ config }) => config).filter(isTraining);

  Deno.test(`the experiment ${name} stands under its name, and every part of it fits`, () => {
    assertEquals(experiment.name, name);
    checkPlan({ ...planSweep(experiment), trials }, train);
    const { control, setups } = experiment;
    assert(control === undefined || control in setups, `${control} is none of its set-ups`);
  });

  Deno.test(`the experiment ${name} lets every set-up encode as many images, in all and a step`, () => {
    const budgets = new Set(trained.map(({ batchSize, steps }) => batchSize * steps));
    assertEquals(budgets.size, 1);
    const sizes = Map.groupBy(trained, ({ setup }) => setup).values()
      .map((ofSetup) => [...new Set(ofSetup.map(({ batchSize }) => batchSize))].join());
    assertEquals(new Set(sizes).size, 1);
    const first = new Map(trained.map((config) => [config.setup, config])).values();
    for (const config of first) {
      const { sampler, views = 1 } = buildTrial(config, train);
      assertEquals(sampler.batch(0).length * views, config.batchSize);
    }
  });

  Deno.test(`the experiment ${name} has one encoder and one augmentation for all set-ups`, () => {
    for (const key of ["augmentation", "data"] as const) {
      assertEquals(new Set(trained.map((config) => JSON.stringify(config[key]))).size, 1);
    }
    const networks = trained.map(({ encoder }) => JSON.stringify({ ...encoder, dimensions: 0 }));
    assertEquals(new Set(networks).size, 1);
  });
}

function isTraining(config: { readonly kind: string }): config is TrainingTrial {
  return config.kind === "training";
}
