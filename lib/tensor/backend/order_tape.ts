import * as tf from "@tensorflow/tfjs";

type TapeEntry = readonly [
  kernel: string,
  inputs: tf.NamedTensorMap,
  outputs: tf.Tensor[],
  gradient: tf.GradFunc | null,
  saved: tf.Tensor[] | undefined,
  attributes: tf.NamedAttrMap | undefined,
];

/** Of truth values alone: constants to gradients, so that none is asked to flow through them. */
const logical: ReadonlySet<string> = new Set(["LogicalAnd", "LogicalNot", "LogicalOr"]);

/**
 * Lets second gradients see what an op saved of its result. tfjs tapes the copies that it saves before it
 * tapes the op, and follows the tape once, in order; so to a second gradient such a copy came from
 * nowhere: that of `exp` threw, and others lacked a term. Here the op comes first, then the copies.
 */
export function orderTape(): void {
  const engine = tf.engine();
  const add: (...node: TapeEntry) => void = engine["addTapeNode"].bind(engine);
  engine["addTapeNode"] = (...node: TapeEntry) => {
    const [kernel, , , , saved] = node;
    if (logical.has(kernel)) return;
    add(...node);
    const tape = engine.state.activeTape;
    const copies = saved?.length ?? 0;
    if (tape === undefined || copies === 0) return;
    const first = tape.length - 1 - copies;
    if (tape[first]?.outputs[0] !== saved?.[0]) return;
    tape.splice(first, 0, ...tape.splice(-1));
  };
}
