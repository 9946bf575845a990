/** What is checked out. */
export interface GitState {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** `undefined` if no branch is checked out. */
  readonly branch: string | undefined;
  /** Whether a file was changed since the commit, or added; those under `results` aside. */
  readonly dirty: boolean;
}

/**
 * The state of the git repository that a folder lies in; `undefined` outside of one, before its
 * first commit, and without git.
 */
export async function gitState(folder = "."): Promise<GitState | undefined> {
  const commit = await git(folder, "rev-parse", "HEAD");
  if (commit === undefined) return undefined;
  const branch = await git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  // No lock is taken, so that git may be used meanwhile. Results do not make results.
  const paths = ["--", ":/", ":(top,exclude)results"];
  const changes = await git(folder, "--no-optional-locks", "status", "--porcelain", ...paths);
  return { commit, branch, dirty: changes !== "" };
}

async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command("git", {
      args: ["-C", folder, ...args],
      stdin: "null",
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
