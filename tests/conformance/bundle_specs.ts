import { build, type Plugin, stop } from "esbuild";

interface Packages {
  readonly npmPackages: Readonly<Record<string, { name: string; localPath: string }>>;
}

export interface Bundle {
  readonly path: string;
  /** The folder with the packages that went in. */
  readonly packages: string;
}

/**
 * Bundles the suite, the engine and tfjs into one file, so that all three share one tfjs-core: the suite
 * imports tfjs-core's inner modules, which its published entry does not have.
 */
export async function bundleSpecs(folder: string): Promise<Bundle> {
  const entry = new URL("./run_specs.ts", import.meta.url).pathname;
  const path = `${folder}/specs.js`;
  const packages = await linkPackages(entry, `${folder}/node_modules`);
  try {
    await build({
      entryPoints: [entry],
      outfile: path,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "esnext",
      // The ES modules, which the suite itself imports by relative paths
      mainFields: ["module", "main"],
      // tfjs-core's package.json does not count its test files among those with side effects.
      ignoreAnnotations: true,
      nodePaths: [packages],
      plugins: [kernelsInside],
      banner: {
        js: 'import { createRequire } from "node:module";' +
          "const require = createRequire(import.meta.url);",
      },
      logLevel: "error",
    });
  } finally {
    await stop();
  }
  return { path, packages };
}

/** A kernel that is loaded from beside the bundle would bring another tfjs-core. */
const kernelsInside: Plugin = {
  name: "kernels inside",
  setup({ onLoad }) {
    onLoad({ filter: /\/register_shipped_kernels\.ts$/ }, () => ({
      contents: "export const registerShippedKernels = () => " +
        'import("@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js");',
    }));
  },
};

/** Deno keeps packages where esbuild does not look for them. */
async function linkPackages(entry: string, folder: string): Promise<string> {
  await deno(["cache", "--no-check", entry]);
  const { npmPackages } = JSON.parse(await deno(["info", "--json", entry])) as Packages;
  for (const { name, localPath } of Object.values(npmPackages)) {
    const link = `${folder}/${name}`;
    await Deno.mkdir(link.slice(0, link.lastIndexOf("/")), { recursive: true });
    try {
      await Deno.symlink(localPath, link);
    } catch (error) {
      // The suite needs no package in two versions.
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
  return folder;
}

async function deno(args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  if (!success) {
    throw new Error(`Cannot bundle the suite: deno ${args[0]}: ${decoder.decode(stderr)}`);
  }
  return decoder.decode(stdout);
}
