import { JournalError } from "./journal_error.ts";
import { type JournalLine, readJournalLine } from "./journal_line.ts";

/** The whole lines of a journal. */
export interface JournalLines {
  readonly lines: readonly JournalLine[];
  /** Where each line ends: bytes from the file's start. */
  readonly ends: readonly number[];
  /** Bytes behind the last whole line: the start of one that was never finished. */
  readonly tornBytes: number;
}

const LINE_FEED = 10;

/**
 * Reads a journal. A process may be killed in the middle of a write, so bytes at the end that are
 * not a whole line are left out and counted.
 *
 * @throws {JournalError} `damaged` if whole lines follow one that cannot be read: no kill does that.
 */
export function readJournalLines(path: string, bytes: Uint8Array): JournalLines {
  const decoder = new TextDecoder();
  const lines: JournalLine[] = [];
  const ends: number[] = [];
  let unreadable: number | undefined;
  let start = 0;
  for (let number = 1;; number++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    if (feed < 0) break;
    const line = readJournalLine(decoder.decode(bytes.subarray(start, feed)));
    start = feed + 1;
    if (!line) {
      unreadable ??= number;
      continue;
    }
    if (unreadable !== undefined) {
      throw new JournalError(
        `Cannot read the journal "${path}": expected {"step", "time", "metrics"}, found something ` +
          `else on line ${unreadable}, before whole lines; restore the file or remove the trial`,
        "damaged",
        path,
      );
    }
    lines.push(line);
    ends.push(start);
  }
  return { lines, ends, tornBytes: bytes.length - (ends.at(-1) ?? 0) };
}
