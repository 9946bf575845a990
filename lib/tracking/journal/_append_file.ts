import { writeFailure } from "./_writing.ts";

/** A file that grows by whole pieces. */
export interface AppendFile {
  append(text: string): void;
  /** Forces what was written onto the disk. */
  sync(): Promise<void>;
  close(): void;
}

/** Opens a file for appending after its first `length` bytes; the rest is cut off. */
export async function openAppendFile(path: string, length: number): Promise<AppendFile> {
  const file = await Deno.open(path, { create: true, write: true });
  const encoder = new TextEncoder();
  let open = true;
  let end = length;
  cut();

  function cut(): void {
    file.truncateSync(end);
    file.seekSync(end, Deno.SeekMode.Start);
  }

  return {
    append(text) {
      const bytes = encoder.encode(text);
      try {
        for (let done = 0; done < bytes.length;) done += file.writeSync(bytes.subarray(done));
        end += bytes.length;
      } catch (error) {
        // A full disk takes a part of a line; the next line must not come after it.
        cut();
        throw writeFailure(path, error);
      }
    },
    sync: () => file.sync(),
    close() {
      if (open) file.close();
      open = false;
    },
  };
}
