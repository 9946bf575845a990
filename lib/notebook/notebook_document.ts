import { z } from "zod";

/** nbformat stores a text as one string or as a list of lines. */
const text = z.union([z.string(), z.array(z.string())])
  .transform((lines) => typeof lines === "string" ? lines : lines.join(""));

const output = z.discriminatedUnion("output_type", [
  z.looseObject({ output_type: z.literal("stream"), name: z.string(), text }),
  z.looseObject({
    output_type: z.enum(["display_data", "execute_result"]),
    data: z.record(z.string(), z.union([text, z.looseObject({})])),
  }),
  z.looseObject({ output_type: z.literal("error"), ename: z.string(), evalue: z.string() }),
]);

const metadata = z.looseObject({ tags: z.array(z.string()).optional() }).optional();

const cell = z.discriminatedUnion("cell_type", [
  z.looseObject({
    cell_type: z.literal("code"),
    id: z.string(),
    metadata,
    source: text,
    outputs: z.array(output),
  }),
  z.looseObject({ cell_type: z.enum(["markdown", "raw"]), id: z.string(), metadata, source: text }),
]);

/** What the kit reads of a notebook file, format 4.5; texts stored as lines are joined. */
export const notebookDocument = z.looseObject({ nbformat: z.literal(4), cells: z.array(cell) });

export type NotebookDocument = z.output<typeof notebookDocument>;
export type NotebookCell = z.output<typeof cell>;
export type NotebookOutput = z.output<typeof output>;

/** Reads a notebook file. Throws where it is not a notebook of format 4.5. */
export async function readNotebook(path: string): Promise<NotebookDocument> {
  return notebookDocument.parse(JSON.parse(await Deno.readTextFile(path)));
}
