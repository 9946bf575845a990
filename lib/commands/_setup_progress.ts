import type { ProgressListener } from "../host/mod.ts";

/** Tells on standard error what is being fetched or made, each thing once, with its share on a terminal. */
export function setupProgress(): ProgressListener {
  const isTerminal = Deno.stderr.isTerminal();
  let [last, isOpen] = ["", false];
  const write = (text: string) => Deno.stderr.writeSync(new TextEncoder().encode(text));
  return (message, fraction) => {
    const isNew = message !== last;
    last = message;
    if (!isTerminal) {
      if (isNew) write(`${message}\n`);
      return;
    }
    if (isNew && isOpen) write("\n");
    const share = fraction === undefined ? "" : ` ${Math.floor(100 * fraction)} %`;
    isOpen = fraction !== undefined && fraction < 1;
    write(`\r\x1b[2K${message}${share}${isOpen ? "" : "\n"}`);
  };
}
