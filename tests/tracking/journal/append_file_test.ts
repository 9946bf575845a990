import { assertEquals } from "@std/assert";
import { temporaryFolder } from "../../temporary_folder.ts";

const append = new URL("../../../lib/tracking/journal/_append_file.ts", import.meta.url);

Deno.test({
  name: "append() cuts off the part of a line that a full disk took",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using folder = await temporaryFolder();
    const path = `${folder.path}/metrics.jsonl`;
    await Deno.writeTextFile(
      `${folder.path}/fill.ts`,
      `import { openAppendFile } from "${append}";
      const file = await openAppendFile("${path}", 0);
      try {
        for (let line = 0;; line++) file.append(line + "\\n");
      } catch (error) {
        console.log(error.name);
      }`,
    );
    // A limit on file sizes fails a write in its middle, as a full disk does.
    const { stdout, stderr } = await new Deno.Command("bash", {
      args: ["-c", `trap "" XFSZ; ulimit -f 2; exec "$0" run -A --no-check --no-config "$1"`]
        .concat(Deno.execPath(), `${folder.path}/fill.ts`),
      env: { DENO_DIR: `${folder.path}/deno`, DENO_NO_UPDATE_CHECK: "1" },
    }).output();
    assertEquals(
      new TextDecoder().decode(stdout),
      "JournalError\n",
      new TextDecoder().decode(stderr),
    );
    const text = await Deno.readTextFile(path);
    const count = text.split("\n").length - 1;
    // 2 blocks of 1024 bytes; the numbers 0-9 take 2 bytes each, 10-99 take 3, 100-999 take 4.
    assertEquals(count, 10 + 90 + Math.floor((2048 - 20 - 270) / 4));
    assertEquals(text, Array.from({ length: count }, (_, line) => `${line}\n`).join(""));
  },
});
