import type { ProgressListener } from "../host/mod.ts";

/** Tells on standard error what is being fetched or made, each thing once, with its share on a terminal. */
export function setupProgress(): ProgressListener {
  const isTerminal = Deno.stderr.isTerminal();
  let [current, shown] = ["", 0];
  const write = (text: string) => Deno.stderr.writeSync(new TextEncoder().encode(text));
  return (message, fraction) => {
    const isNew = message !== current;
    if (isNew && !isTerminal) write(`${message}\n`);
    if (isTerminal && (isNew || performance.now() - shown > 100 || fraction === 1)) {
      shown = performance.now();
      const share = fraction === undefined ? "" : ` ${Math.floor(100 * fraction)} %`;
      write(`${isNew && current !== "" ? "\n" : ""}\r\x1b[2K${message}${share}`);
      if (fraction === 1 || fraction === undefined) write("\n");
    }
    current = fraction === 1 || fraction === undefined ? "" : message;
  };
}
