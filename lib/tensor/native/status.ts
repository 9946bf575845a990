import type { Library } from "./symbols.ts";

const invalidArgument = 3;
const outOfRange = 11;

/** TensorFlow's word on the last call that was given it. */
export interface Status {
  readonly pointer: Deno.PointerObject;
  /** Throws what TensorFlow said, if the last call failed. `action` begins the message. */
  check(action: string): void;
}

export function newStatus(library: Library): Status {
  const pointer = existing(library.TF_NewStatus(), "a status");
  return {
    pointer,
    check(action) {
      const code = library.TF_GetCode(pointer);
      if (code === 0) return;
      const text = Deno.UnsafePointerView.getCString(
        existing(library.TF_Message(pointer), "a message"),
      );
      const message = `Cannot ${action}: TensorFlow says: ${text.trim()}`;
      throw code === invalidArgument || code === outOfRange
        ? new RangeError(message)
        : new Error(message);
    },
  };
}

/** The pointer, which TensorFlow leaves null only when memory has run out. */
export function existing(pointer: Deno.PointerValue, what: string): Deno.PointerObject {
  if (pointer === null) throw new Error(`Cannot make ${what}: TensorFlow returned nothing`);
  return pointer;
}
