/**
 * Prints the mode that a process of its own chooses for a function, for endless calls and for few, as JSON.
 *
 * @module
 */
import * as tf from "../../lib/tensor/mod.ts";
import { chain } from "./chain.ts";

await tf.startEngine({ threads: 2 });
const x = tf.ones([8]);
// deno-lint-ignore no-console -- a program: this is its result
console.log(JSON.stringify([
  tf.chooseMode(chain, [x]),
  tf.chooseMode(chain, [x], { calls: 10 }),
]));
