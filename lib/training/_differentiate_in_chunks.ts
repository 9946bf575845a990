import type { Encoder, Parameters } from "../encoders/mod.ts";
import {
  add,
  gather,
  mul,
  reshape,
  scan,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  valueAndGrads,
  zerosLike,
} from "../tensor/mod.ts";
import { differentiate, type Evaluated } from "./_differentiate.ts";
import { evaluateEmbeddings } from "./_evaluate_embeddings.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { TrainingState } from "./training_state.ts";
import type { StepInputs } from "./training_step.ts";

/** Embeddings under a name that no weight has. */
const EMBEDDINGS = "/embeddings";

/**
 * The loss and its gradients as in one pass, with the encoder's intermediate results of one chunk at a time:
 * every chunk is embedded, the loss differentiated by the embeddings, and each chunk embedded again to carry
 * its share back to the weights.
 *
 * @throws {RangeError} If chunks do not fill the batch.
 */
export function differentiateInChunks(
  parts: TrainingParts & { readonly chunkSize: number },
  state: TrainingState,
  inputs: StepInputs,
): Evaluated<"metrics" | "memory" | "gradients"> {
  const { encoder, objective, chunkSize } = parts;
  const weights = pick(state.parameters, Object.keys(encoder.parameters));
  const chunks = inChunks(inputs.indices, chunkSize);
  const embeddings = embedChunks(encoder, weights, inputs.images, chunks);

  const own = pick(state.parameters, Object.keys(objective.parameters));
  const { gradients, ...evaluated } = differentiate(
    { ...own, [EMBEDDINGS]: embeddings },
    ({ [EMBEDDINGS]: rows, ...moved }) => {
      const parameters = { ...state.parameters, ...moved };
      return evaluateEmbeddings(parts, { ...state, parameters }, inputs, rows as Tensor2D);
    },
  );
  const { [EMBEDDINGS]: slopes, ...ofOwn } = gradients;
  const ofEncoder = carryBack(encoder, weights, inputs.images, chunks, slopes as Tensor2D);
  const all = { ...ofEncoder, ...ofOwn };
  return { ...evaluated, gradients: pick(all, Object.keys(state.parameters)) };
}

/** `[chunks, chunk size]` */
function inChunks(indices: Tensor1D, chunkSize: number): Tensor2D {
  const [batch] = indices.shape;
  if (!Number.isInteger(chunkSize) || chunkSize < 1 || batch % chunkSize !== 0) {
    throw new RangeError(
      `Cannot embed a batch of ${batch} in chunks: chunkSize must divide it, found ${chunkSize}`,
    );
  }
  return reshape(indices, [-1, chunkSize]);
}

/** All embeddings, `[batch, dimensions]`; nothing else is kept. */
function embedChunks(
  encoder: Encoder,
  weights: Parameters,
  images: Tensor2D,
  chunks: Tensor2D,
): Tensor2D {
  const { outputs } = scan(
    (state: Record<string, never>, indices: Tensor1D) => ({
      state,
      output: encoder.encode(weights, gather<Tensor2D>(images, indices)),
    }),
    {},
    chunks,
  );
  return reshape(outputs as Tensor, [-1, encoder.dimensions]);
}

/** Σ over chunks of the derivative of the embeddings by the weights, times the slopes. */
function carryBack(
  encoder: Encoder,
  weights: Parameters,
  images: Tensor2D,
  chunks: Tensor2D,
  slopes: Tensor2D,
): Parameters {
  const names = Object.keys(weights);
  const none = Object.fromEntries(names.map((name) => [name, zerosLike(weights[name]!)]));
  const [count, size] = chunks.shape;
  const { state } = scan(
    (total: Parameters, chunk: { readonly indices: Tensor1D; readonly slopes: Tensor2D }) => {
      const { grads } = valueAndGrads((...tensors: Tensor[]) => {
        const moved = Object.fromEntries(names.map((name, index) => [name, tensors[index]!]));
        const rows = encoder.encode(moved, gather<Tensor2D>(images, chunk.indices));
        return sum(mul(rows, chunk.slopes));
      })(Object.values(weights));
      const entries = names.map((name, index) => [name, add(total[name]!, grads[index]!)]);
      return { state: Object.fromEntries(entries) as Parameters, output: {} };
    },
    none,
    { indices: chunks, slopes: reshape(slopes, [count, size, -1]) },
  );
  return state;
}

function pick(tensors: Parameters, names: readonly string[]): Parameters {
  return Object.fromEntries(names.map((name) => [name, tensors[name]!]));
}
