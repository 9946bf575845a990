import { homedir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./run_program.ts";

/** Settings of pip that say where packages come from, and what `uv` calls them. */
const SETTINGS = {
  "index-url": "UV_DEFAULT_INDEX",
  "extra-index-url": "UV_INDEX",
  "trusted-host": "UV_INSECURE_HOST",
  cert: "SSL_CERT_FILE",
} as const;

/** Any of these says that `uv` has been told itself. */
const OWN_VARIABLES = [
  "UV_CONFIG_FILE",
  "UV_DEFAULT_INDEX",
  "UV_EXTRA_INDEX_URL",
  "UV_INDEX",
  "UV_INDEX_URL",
  "UV_NO_INDEX",
];

/**
 * Environment variables that make `uv` fetch packages from where pip would: `uv` reads no settings
 * of pip, and many users have told only pip of their mirror. None if `uv` has settings of its own.
 */
export async function packageIndexVariables(
  python: string,
): Promise<Readonly<Record<string, string>>> {
  if (OWN_VARIABLES.some((name) => Deno.env.get(name)) || await hasConfiguration()) return {};
  // Files and environment variables at once. A Python without pip has at least the variables.
  const list = await runProgram(python, ["-m", "pip", "config", "list"]).catch(() => "");
  const variables: Record<string, string> = {};
  for (const [setting, variable] of Object.entries(SETTINGS)) {
    const value = Deno.env.get(`PIP_${setting.toUpperCase().replaceAll("-", "_")}`) ??
      settingIn(list, "install", setting) ?? settingIn(list, "global", setting);
    if (value && !Deno.env.get(variable)) variables[variable] = value;
  }
  return variables;
}

/** Reads a line such as `global.index-url='https://…'`, where lists have `\n` between items. */
function settingIn(list: string, section: string, setting: string): string | undefined {
  const line = list.split(/\r?\n/).find((it) => it.startsWith(`${section}.${setting}=`));
  const quoted = line?.slice(line.indexOf("=") + 1).trim();
  return quoted?.slice(1, -1).replaceAll("\\n", " ").trim();
}

async function hasConfiguration(): Promise<boolean> {
  const folders = Deno.build.os === "windows"
    ? [Deno.env.get("APPDATA"), Deno.env.get("PROGRAMDATA")]
    : [Deno.env.get("XDG_CONFIG_HOME") || join(homedir(), ".config"), "/etc"];
  for (const folder of folders) {
    if (folder && await Deno.stat(join(folder, "uv", "uv.toml")).then(() => true, () => false)) {
      return true;
    }
  }
  return false;
}
