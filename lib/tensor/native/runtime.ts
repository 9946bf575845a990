import type { Status } from "./status.ts";
import type { Library } from "./symbols.ts";

/** A loaded TensorFlow with its one eager context. */
export interface Runtime {
  readonly library: Library;
  readonly context: Deno.PointerObject;
  /** Read after every call that takes it, so one is enough. */
  readonly status: Status;
  readonly version: string;
  /** How many tensors TensorFlow holds for us. */
  handles: number;
  /** Memory that a result may take now, in bytes. */
  availableBytes(): number;
}
