/** What one process of the suite runs. */
export interface Job {
  /** What its seconds and counts are added to. */
  readonly part: string;
  readonly name: string;
  /** Arguments of `deno`. */
  readonly args: readonly string[];
  /** Whether it waits until the engine's library and the Python environments have been fetched. */
  readonly needsSetUp: boolean;
}

const root = new URL("../../", import.meta.url);
const test = ["test", "-A", "--no-check", "--doc"];

/** Folders of `tests/` that are parts of their own, or hold no tests. */
const apart = ["fixtures", "notebook", "soak", "stand_ins", "structure", "sweep"];

/** Rooms that take longest come first, so that no process runs long after the others have ended. */
const longest = ["losses", "tensor", "training", "tracking"];

/**
 * The suite as processes, in the order in which they start. A room's tests run together with its
 * examples. A process of its own for each room keeps processes small: every file of tests starts an engine,
 * whose threads stay until the process ends.
 */
export function jobs(): Job[] {
  return [
    { part: "check", name: "check", args: [...test, "tests/check_test.ts"], needsSetUp: false },
    {
      part: "structure",
      name: "structure",
      args: [...test, "tests/structure/"],
      needsSetUp: false,
    },
    { part: "sweep", name: "sweep", args: [...test, "tests/sweep/"], needsSetUp: true },
    ...rooms().map((room): Job => ({
      part: "units",
      name: room,
      args: [...test, ...foldersOf(room)],
      needsSetUp: true,
    })),
    {
      part: "units",
      name: "documents",
      args: [...test, "lib/mod.ts", "README.md", "CONTRIBUTING.md"],
      needsSetUp: true,
    },
    {
      part: "conformance",
      name: "conformance",
      args: ["run", "-A", "--no-check", "tests/conformance/run.ts", "--traced"],
      needsSetUp: true,
    },
    { part: "notebook", name: "notebook", args: [...test, "tests/notebook/"], needsSetUp: true },
  ];
}

function rooms(): string[] {
  const names = new Set([...foldersIn("lib"), ...testFolders()]);
  return [...longest, ...[...names.difference(new Set(longest))].toSorted()];
}

function foldersOf(room: string): string[] {
  return [
    ...testFolders().includes(room) ? [`tests/${room}/`] : [],
    ...foldersIn("lib").includes(room) ? [`lib/${room}/`] : [],
  ];
}

function testFolders(): string[] {
  return foldersIn("tests").filter((name) => !apart.includes(name));
}

function foldersIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].filter((it) => it.isDirectory)
    .map(({ name }) => name);
}
