import { cnn, mlp } from "../../lib/encoders/mod.ts";
import { resnet20 } from "./resnet20.ts";
import type { Workload } from "./workload.ts";

const digits = [28, 28, 1] as const;
const imageLayouts = ["contiguous", "channels-last"];
const head = { dimensions: 64, normalize: false };

/** The steps that `deno task bench engine` times. */
export const workloads: readonly Workload[] = [
  {
    name: "mlp 784-512-64",
    batch: 128,
    shape: digits,
    network: mlp({ hidden: [512], ...head }, digits),
    layouts: [""],
    turn: 400,
  },
  {
    name: "cnn 32-64",
    batch: 128,
    shape: digits,
    network: cnn({ channels: [32, 64], ...head }, digits),
    layouts: imageLayouts,
    turn: 800,
  },
  {
    name: "resnet-20",
    batch: 64,
    shape: [32, 32, 3],
    network: resnet20({ shape: [32, 32, 3], dimensions: 64 }),
    layouts: imageLayouts,
    turn: 2000,
  },
];
