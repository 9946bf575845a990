import { describeTest, type Split } from "../data/mod.ts";
import { chanceLevel } from "../evaluation/mod.ts";
import { primaryMetric } from "./sweep_summary.ts";

/** What a report must say of the test part, whatever was trained. */
export interface TestPart {
  readonly description: string;
  /** The primary metric of a random order. */
  readonly chance: number;
}

export function testPart(split: Split): TestPart {
  return {
    description: describeTest(split),
    chance: chanceLevel(split.test.labels)[primaryMetric],
  };
}
