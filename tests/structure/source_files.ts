/** A tracked text file: its path from the repository's root, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const root = new URL("../../", import.meta.url);

/** Every file that git tracks, or would track, whose path matches. */
export async function sourceFiles(matching: RegExp): Promise<SourceFile[]> {
  const { stdout } = await new Deno.Command("git", {
    args: ["ls-files", "--cached", "--others", "--exclude-standard"],
    cwd: root,
  }).output();
  const paths = new TextDecoder().decode(stdout).split("\n").filter((path) => matching.test(path));
  const files: SourceFile[] = [];
  for (const path of paths) {
    try {
      files.push({ path, text: await Deno.readTextFile(new URL(path, root)) });
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return files;
}
