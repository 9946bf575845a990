/** What the kernel says of a process in `/proc/<pid>/stat`. */
export interface LinuxProcess {
  /** It has ended; only its parent has not asked yet. */
  readonly zombie: boolean;
  readonly group: number;
  /** Clock ticks since the machine started. */
  readonly startTicks: string;
}

/** The process with this id, or `undefined` if there is none. */
export async function readLinuxProcess(pid: number | string): Promise<LinuxProcess | undefined> {
  let stat: string;
  try {
    stat = await Deno.readTextFile(`/proc/${pid}/stat`);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || isNoSuchProcess(error)) return undefined;
    throw error;
  }
  // The program's name comes second, in brackets, and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, group, startTicks] = [fields[0], fields[2], fields[19]];
  if (startTicks === undefined) return undefined;
  return { zombie: state === "Z" || state === "X", group: Number(group), startTicks };
}

/** The process ended between the opening of its file and the reading. */
function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ESRCH";
}
