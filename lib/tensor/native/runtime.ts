import type { Status } from "./status.ts";
import type { Library } from "./symbols.ts";
import type { TensorHandle } from "./tensor_handle.ts";

/** A loaded TensorFlow with its one eager context. */
export interface Runtime {
  readonly library: Library;
  readonly context: Deno.PointerObject;
  /** Read after every call that takes it, so one is enough. */
  readonly status: Status;
  readonly version: string;
  /** How many tensors TensorFlow holds for us, constants that are kept apart. */
  handles: number;
  /** Numbers and short lists that are kept, by their types, shapes and values. */
  readonly constants: Map<string, TensorHandle>;
  /** Room for the addresses of an op's outputs and for their number: making it takes longer than a call. */
  readonly addresses: BigUint64Array<ArrayBuffer>;
  readonly count: Int32Array<ArrayBuffer>;
  /** Memory that a result may take now, in bytes. */
  availableBytes(): number;
}
