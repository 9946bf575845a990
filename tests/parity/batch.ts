import { fillNormal, integerBelow, type Streams } from "../../lib/random/mod.ts";

/** Embeddings and classes that both sides see; every number is a float32. */
export interface ParityBatch {
  readonly name: string;
  readonly embeddings: readonly Float32Array[];
  readonly labels: readonly number[];
  /** What the rows are compared with; each other when left out. */
  readonly references?: {
    readonly embeddings: readonly Float32Array[];
    readonly labels: readonly number[];
  };
  /** Some distances are so small that float32 knows them to a few digits only, or they are 0. */
  readonly close: boolean;
}

const ROWS = 24;
const DIMENSIONS = 16;

/** What losses with weights of their own are made for. */
export const parityContext = { classes: ROWS, dimensions: DIMENSIONS };

/** Batches of every kind that a loss may meet, drawn from a seed. */
export function parityBatches(streams: Streams, draw: number): ParityBatch[] {
  const rows = (kind: string, count: number, scale = 1) =>
    Array.from({ length: count }, (_, row) =>
      fillNormal(
        streams.open("evaluation", `${kind}/${draw}/${row}`),
        new Float32Array(DIMENSIONS),
        scale,
      ));
  const classes = (count: number, of: number) =>
    Array.from({ length: count }, (_, row) => row % of);
  const far = (name: string, labels: readonly number[], scale = 1): ParityBatch => ({
    name: `${name} ${draw}`,
    embeddings: rows(name, labels.length, scale),
    labels,
    close: false,
  });
  const uneven = streams.open("evaluation", `classes/${draw}`);
  const even = classes(ROWS, 6);
  const once = rows("duplicates", ROWS / 2);
  return [
    far("even classes", even),
    far("uneven classes and lone rows", [
      ...Array.from({ length: ROWS - 4 }, () => integerBelow(uneven, 5)),
      7,
      8,
      0,
      0,
    ]),
    far("two classes", classes(ROWS, 2)),
    far("single class", classes(ROWS, 1)),
    far("no positives", Array.from({ length: ROWS }, (_, row) => row)),
    far("long embeddings", even, 8),
    {
      name: `classes far apart ${draw}`,
      embeddings: clustered(rows("centers", 6, 4), rows("places", ROWS, 0.3), even),
      labels: even,
      close: false,
    },
    {
      ...far("references", classes(ROWS / 2, 6)),
      references: { embeddings: rows("others", ROWS), labels: classes(ROWS, 8) },
    },
    {
      name: `duplicates ${draw}`,
      embeddings: [...once, ...once.map((row) => row.slice())],
      labels: classes(ROWS, 4),
      close: true,
    },
    {
      name: `close rows ${draw}`,
      embeddings: clustered(rows("middles", 12), rows("steps", ROWS, 0.001), classes(ROWS, 12)),
      labels: even,
      close: true,
    },
  ];
}

/** The batch with each row scaled to length 1, as float32 has it. */
export function withUnitRows(batch: ParityBatch): ParityBatch {
  const { references, embeddings } = batch;
  return {
    ...batch,
    embeddings: embeddings.map(toUnit),
    ...(references && {
      references: { ...references, embeddings: references.embeddings.map(toUnit) },
    }),
  };
}

function toUnit(row: Float32Array): Float32Array {
  const length = Math.hypot(...row);
  return row.map((x) => x / length);
}

function clustered(
  centers: readonly Float32Array[],
  offsets: readonly Float32Array[],
  members: readonly number[],
): Float32Array[] {
  return offsets.map((offset, row) => offset.map((x, axis) => x + centers[members[row]!]![axis]!));
}
