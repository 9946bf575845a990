import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { parseOverride, planSweep } from "../../lib/runs/mod.ts";

/** What a person may type wrong: what else is typed, the key and the value named, what is allowed, the nearest. */
interface BadOverride {
  readonly typed: string;
  readonly key: string;
  readonly found: string;
  readonly allowed: string;
  readonly nearest?: string;
}

const row = (
  typed: string,
  key: string,
  found: string,
  allowed: string,
  nearest?: string,
): BadOverride => ({ typed, key, found, allowed, ...(nearest === undefined ? {} : { nearest }) });

const unknown = "an unknown key";

const keys = [
  row("margn=0.1", "margn", unknown, "one of setups", "margin"),
  row("los.margin=0.1", "los.margin", unknown, "one of setups", "loss.margin"),
  row("loss.margn=0.1", "loss.margn", unknown, "one of loss.margin", "loss.margin"),
  row("batchsize=60", "batchsize", unknown, "batchSize", "batchSize"),
  row("stepps=10", "stepps", unknown, "steps", "steps"),
  row(
    "encoder.dimension=8",
    "encoder.dimension",
    unknown,
    "encoder.dimensions",
    "encoder.dimensions",
  ),
  row("optimiser=sgd", "optimiser", unknown, "optimizer", "optimizer"),
  row("optimizer.lr=0.1", "optimizer.lr", unknown, "optimizer.learningRate"),
  row("seed=3", "seed", unknown, "seeds", "seeds"),
  row("setup=online", "setup", unknown, "setups", "setups"),
  row("kind=training", "kind", unknown, "one of setups"),
  row("loss.name=nca", "loss.name", unknown, "one of loss.margin"),
  row("onlin.margin=0.1", "onlin.margin", unknown, "online.…", "online.margin"),
  row("online.margn=0.1", "online.margn", unknown, "one of", "online.margin"),
  row("triplet-margin.balance=joint", "triplet-margin.balance", unknown, "one of"),
  row("miner.margin.deep=1", "miner.margin.deep", unknown, "one of"),
  row("objective.size=9", "objective.size", unknown, "one of"),
  row("searchseed=1", "searchseed", unknown, "searchSeed", "searchSeed"),
];

const forms = [
  row("margin", "options", '"margin"', "key=value"),
  row("=0.1", "options", '"=0.1"', "key=value"),
  row("loss.=0.1", "loss.", '"loss.=0.1"', "key=value"),
  row("margin=", "margin", "nothing", "key=value"),
  row("margin=0.1,,0.2", "margin", '"0.1,,0.2"', "key=value"),
  row("margin=[0.1", "margin", '"[0.1"', '"]"'),
  row("margin=(0.1)", "margin", '"(0.1)"', "key=value"),
  row("margin=0.1)", "margin", ")", "a comma or nothing"),
  row("margin=rnge(0,1)", "margin", "rnge(…)", "one of choice", "range"),
  row("margin=range(0.1,1,0.1", "margin", '"range(0.1,1,0.1"', '")"'),
  row("margin=range(1,0)", "margin", "range(1,0)", "a range of 1 to 1000 values"),
  row("margin=range(0,1,1e-9)", "margin", "range(0,1,1e-9)", "a range of 1 to 1000 values"),
  row("margin=range(a,b)", "margin", '"a"', "a number in range(…)"),
  row("margin=range(1,2,3,4)", "margin", "range(1,2,3,4)", "range(start,stop,step)"),
  row("margin=choice()", "margin", "choice(…)", "given values"),
  row("margin=interval(1,0)", "margin", "interval(1,0)", "low below high"),
  row("margin=tag(lg,interval(1,2))", "margin", "tag(…)", "tag(log, interval(low,high))"),
  row("margin=tag(log,interval(0,1))", "margin", "interval(0,1)", "above 0"),
  row("margin=0.1,interval(0,1)", "margin", '"0.1,interval(0,1)"', "alone"),
  row("margin=int(abc)", "margin", 'int("abc")', "int(…) can turn"),
  row("margin=bool(maybe)", "margin", 'bool("maybe")', "bool(…) can turn"),
];

const values = [
  row("margin=abc", "loss.margin", '"abc"', "a finite number"),
  row("margin=0.1,true", "loss.margin", "true", "a finite number"),
  row("online.margin=-0.1", "loss.margin", "-0.1", "at least 0"),
  row("batchSize=1", "batchSize", "1", "at least 2"),
  row("batchSize=60.5", "batchSize", "60.5", "a whole number"),
  row("steps=0", "steps", "0", "at least 1"),
  row("steps=10,0", "steps", "0", "at least 1"),
  row("encoder.hidden=64", "encoder.hidden", "64", "a list"),
  row("encoder.hidden=[64,a]", "encoder.hidden.1", '"a"', "number"),
  row("mode=fast", "mode", '"fast"', "one of auto, graph, xla, eager"),
  row("determinism=fxed", "determinism", '"fxed"', "one of fast, fixed", "fixed"),
  row("data=mnits", "data.name", '"mnits"', "one of digit-pairs", "mnist"),
  row("loss=contrastve", "loss.name", '"contrastve"', "contrastive", "contrastive"),
  row("optimizer=adm", "optimizer.name", '"adm"', "one of sgd", "adam"),
  row("miner=5", "miner", "5", "an object"),
  row("labelNoise=2", "labelNoise", "2", "at most 1"),
];

const ofSweep = [
  row("setups=onlin", "setups", "onlin", "some of siamese", "online"),
  row("seeds=0", "seeds", "0", "how many (seeds=5)"),
  row("seeds=1.5", "seeds", "1.5", "how many (seeds=5)"),
  row("seeds=a,b", "seeds", "a,b", "the seeds themselves"),
  row("seeds=interval(1,5)", "seeds", "interval(1,5)", "without interval(…)"),
  row("search=gird", "search", "gird", "one of grid, zip, random", "grid"),
  row("trials=20", "trials", "20", "left out, since a grid"),
  row("confirm=-1", "confirm", "-1", "one whole number ≥ 0"),
  row("confirm=2,3", "confirm", "2,3", "one whole number ≥ 0"),
  row("search=random trials=0", "trials", "0", "one whole number ≥ 1"),
  row("search=tpe round=many", "round", "many", "one whole number ≥ 1"),
  row("margin=interval(0.1,1)", "loss.margin", "interval(0.1,1)", "search=random"),
  row("search=random margin=interval(-1,1)", "loss.margin", "-1", "at least 0"),
  row("search=random margin=zip(0.1,0.2)", "loss.margin", "zip(…)", "without zip(…)"),
  row("search=halving steps=10,20", "steps", "several values", "successive halving"),
  row("search=sobol loss=contrastive,nca", "loss", '"', "search=grid"),
  row("folds=1", "folds", "1", "one whole number ≥ 2"),
  row("folds=17", "data.folds", "17", "at most 16"),
  row("folds=5 data=mnist", "folds", "data=mnist", "whole classes are held out"),
  row("protocol=reality-check data=fashion-mnist", "folds", "data=fashion-mnist", "held out"),
  row("protocol=realitycheck", "protocol", "realitycheck", "one of reality-check", "reality-check"),
  row("data=mnist,digit-pairs", "data", "several values", "the same images"),
  row("data.trainSamplesPerClass=10,20", "data.trainSamplesPerClass", "several", "the same images"),
  row("margin=zip(1,2) steps=zip(1,2,3)", "loss.margin", "2 values", "3 values"),
  row("loss=arc-face", "margin", "nothing", "given for arc-face"),
  row(
    "setups=siamese triplet-margin.margin=1",
    "triplet-margin.margin",
    "none of its set-ups",
    "contrastive",
  ),
];

for (
  const [what, table] of Object.entries({ keys, forms, values, "a sweep's settings": ofSweep })
) {
  Deno.test(`bad overrides are refused before anything runs: ${what}`, () => {
    for (const { typed, key, found, allowed, nearest } of table) {
      const overrides = typed.split(" ");
      const { message } = assertThrows(
        () => planSweep(margin, overrides.map(parseOverride)),
        RangeError,
        "Cannot configure ",
        typed,
      );
      assertStringIncludes(message, `${key} must be `, typed);
      for (const text of [found, allowed]) assertStringIncludes(message, text, typed);
      const hint = /did you mean ([^;]+)$/.exec(message)?.[1];
      if (nearest !== undefined) assertEquals(hint, nearest, typed);
    }
  });
}

Deno.test("the table of bad overrides has one of every kind", () => {
  assert([...keys, ...forms, ...values, ...ofSweep].length >= 40);
});

Deno.test("a short name that could mean several keys is refused with all of them", () => {
  assertThrows(
    () => planSweep({ ...margin, axes: {} }, [parseOverride("margin=0.1")]),
    RangeError,
    "margin must be one of loss.margin, miner.margin, found a name of several keys",
  );
});
