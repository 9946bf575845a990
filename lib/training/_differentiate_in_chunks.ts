import type { Encoder, Parameters } from "../encoders/mod.ts";
import {
  add,
  mul,
  reshape,
  scan,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  valueAndGrads,
  zerosLike,
} from "../tensor/mod.ts";
import { differentiate, type Evaluated } from "./_differentiate.ts";
import type { Batch } from "./_draw_batch.ts";
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
  batch: Batch,
): Evaluated<"metrics" | "memory" | "gradients"> {
  const { encoder, objective, chunkSize } = parts;
  const weights = pick(state.parameters, Object.keys(encoder.parameters));
  const chunks = inChunks(batch.images, chunkSize);
  const embeddings = embedChunks(encoder, weights, chunks);

  const own = pick(state.parameters, Object.keys(objective.parameters));
  const { gradients, ...evaluated } = differentiate(
    { ...own, [EMBEDDINGS]: embeddings },
    ({ [EMBEDDINGS]: rows, ...moved }) => {
      const parameters = { ...state.parameters, ...moved };
      return evaluateEmbeddings(parts, { ...state, parameters }, inputs, batch, rows as Tensor2D);
    },
  );
  const { [EMBEDDINGS]: slopes, ...ofOwn } = gradients;
  const ofEncoder = carryBack(encoder, weights, chunks, slopes as Tensor2D);
  const all = { ...ofEncoder, ...ofOwn };
  return { ...evaluated, gradients: pick(all, Object.keys(state.parameters)) };
}

/** `[chunks, chunk size, pixels]` */
function inChunks(images: Tensor2D, chunkSize: number): Tensor3D {
  const [batch, pixels] = images.shape;
  if (!Number.isInteger(chunkSize) || chunkSize < 1 || batch % chunkSize !== 0) {
    throw new RangeError(
      `Cannot embed a batch of ${batch} in chunks: chunkSize must divide it, found ${chunkSize}`,
    );
  }
  return reshape(images, [-1, chunkSize, pixels]);
}

/** All embeddings, `[batch, dimensions]`; nothing else is kept. */
function embedChunks(
  encoder: Encoder,
  weights: Parameters,
  chunks: Tensor3D,
): Tensor2D {
  const { outputs } = scan(
    (state: Record<string, never>, images: Tensor2D) => ({
      state,
      output: encoder.encode(weights, images),
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
  chunks: Tensor3D,
  slopes: Tensor2D,
): Parameters {
  const names = Object.keys(weights);
  const none = Object.fromEntries(names.map((name) => [name, zerosLike(weights[name]!)]));
  const [count, size] = chunks.shape;
  const { state } = scan(
    (total: Parameters, chunk: { readonly images: Tensor2D; readonly slopes: Tensor2D }) => {
      const { grads } = valueAndGrads((...tensors: Tensor[]) => {
        const moved = Object.fromEntries(names.map((name, index) => [name, tensors[index]!]));
        const rows = encoder.encode(moved, chunk.images);
        return sum(mul(rows, chunk.slopes));
      })(Object.values(weights));
      const entries = names.map((name, index) => [name, add(total[name]!, grads[index]!)]);
      return { state: Object.fromEntries(entries) as Parameters, output: {} };
    },
    none,
    { images: chunks, slopes: reshape(slopes, [count, size, -1]) },
  );
  return state;
}

function pick(tensors: Parameters, names: readonly string[]): Parameters {
  return Object.fromEntries(names.map((name) => [name, tensors[name]!]));
}
