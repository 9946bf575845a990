const encoder = new TextEncoder();
const known = new Map<string, Uint8Array<ArrayBuffer>>();

/** The text as bytes that end in a zero. Names of ops and attributes recur, so they are kept. */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = encoder.encode(text + "\0");
  known.set(text, made);
  return made;
}
