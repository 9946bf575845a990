import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { packageIndexVariables } from "../../lib/host/package_index.ts";
import { stubProgram } from "./stub_program.ts";
import { temporaryFolder } from "../temporary_folder.ts";
import { variables } from "./variables.ts";

const ignore = Deno.build.os === "windows";

/** Names of every variable that matters here, so that the machine's own do not. */
const NAMES = [
  ...["INDEX_URL", "EXTRA_INDEX_URL", "TRUSTED_HOST", "CERT"].map((name) => `PIP_${name}`),
  ...["CONFIG_FILE", "DEFAULT_INDEX", "EXTRA_INDEX_URL", "INDEX", "INDEX_URL", "NO_INDEX"]
    .map((name) => `UV_${name}`),
  ...["UV_INSECURE_HOST", "SSL_CERT_FILE"],
];

/** What is passed to uv on a machine with these variables and these settings of pip. */
async function passed(
  given: Readonly<Record<string, string>>,
  settings: readonly string[],
  uvConfiguration?: string,
): Promise<Readonly<Record<string, string>>> {
  await using folder = await temporaryFolder();
  if (uvConfiguration !== undefined) {
    await Deno.mkdir(join(folder.path, "uv"));
    await Deno.writeTextFile(join(folder.path, "uv", "uv.toml"), uvConfiguration);
  }
  const none = Object.fromEntries(NAMES.map((name) => [name, undefined]));
  using _ = variables({ ...none, XDG_CONFIG_HOME: folder.path, ...given });
  const script = settings.length > 0 ? `cat <<'END'\n${settings.join("\n")}\nEND` : "exit 1";
  return await packageIndexVariables(await stubProgram(folder.path, "python", script));
}

Deno.test({
  name: "packageIndexVariables() hands pip's settings to uv, a command's before general ones",
  ignore,
  fn: async () => {
    const settings = [
      "global.cert='/certificates.pem'",
      "global.extra-index-url='\\nhttp://one.test\\nhttp://two.test'",
      "global.index-url='http://general.test/simple'",
      "global.timeout='60'",
      "install.index-url='http://mirror.test/simple'",
    ];
    assertEquals(await passed({}, settings), {
      UV_DEFAULT_INDEX: "http://mirror.test/simple",
      UV_INDEX: "http://one.test http://two.test",
      SSL_CERT_FILE: "/certificates.pem",
    });
  },
});

Deno.test({
  name: "packageIndexVariables() puts pip's variables first, also where there is no pip",
  ignore,
  fn: async () => {
    const given = { PIP_INDEX_URL: "http://mirror.test", PIP_TRUSTED_HOST: "mirror.test" };
    const expected = { UV_DEFAULT_INDEX: "http://mirror.test", UV_INSECURE_HOST: "mirror.test" };
    assertEquals(await passed(given, ["global.index-url='http://other.test'"]), expected);
    assertEquals(await passed(given, []), expected);
  },
});

Deno.test({
  name: "packageIndexVariables() leaves a uv alone that has settings of its own",
  ignore,
  fn: async () => {
    const pip = ["global.index-url='http://mirror.test'"];
    assertEquals(await passed({ UV_DEFAULT_INDEX: "http://mine.test" }, pip), {});
    assertEquals(await passed({}, pip, "offline = true"), {});
    assertEquals(await passed({}, []), {});
  },
});
