import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";

/** A processor that TensorFlow can run ops on. */
export interface Device {
  /** TensorFlow's name, e.g. `/job:localhost/replica:0/task:0/device:GPU:0`. */
  readonly name: string;
  /** `CPU` or `GPU`. */
  readonly kind: string;
  /** Bytes that TensorFlow may use there. */
  readonly memory: number;
}

/** The devices that TensorFlow found when its context was opened. */
export function listDevices({ library, context, status }: Runtime): Device[] {
  const list = existing(library.TFE_ContextListDevices(context, status.pointer), "a device list");
  const textAt = (pointer: Deno.PointerValue) =>
    Deno.UnsafePointerView.getCString(existing(pointer, "a device's name"));
  try {
    return Array.from({ length: library.TF_DeviceListCount(list) }, (_, index) => {
      const device = {
        name: textAt(library.TF_DeviceListName(list, index, status.pointer)),
        kind: textAt(library.TF_DeviceListType(list, index, status.pointer)),
        memory: Number(library.TF_DeviceListMemoryBytes(list, index, status.pointer)),
      };
      status.check("list devices");
      return device;
    });
  } finally {
    library.TF_DeleteDeviceList(list);
  }
}
