import { assertEquals } from "@std/assert";
import { kernelSpec, writeKernelSpec } from "@marginalia/marginalia/notebook";

Deno.test("kernelSpec() runs the Deno it is given, quietly, with the kit's settings only", () => {
  const spec = kernelSpec("/opt/deno", { MARGINALIA_CACHE: "/cache", HOME: "/home/ada" });
  assertEquals(spec, {
    argv: ["/opt/deno", "jupyter", "--kernel", "--conn", "{connection_file}"],
    "display_name": "Deno",
    language: "typescript",
    env: { NO_COLOR: "1", TF_CPP_MIN_LOG_LEVEL: "3", MARGINALIA_CACHE: "/cache" },
  });
});

Deno.test("writeKernelSpec() replaces what an earlier Deno wrote", async () => {
  const environment = await Deno.makeTempDir();
  await writeKernelSpec({ environment, deno: "/gone/deno" });
  const path = await writeKernelSpec({ environment });
  assertEquals(path, `${environment}/share/jupyter/kernels/deno/kernel.json`);
  assertEquals(JSON.parse(await Deno.readTextFile(path)).argv[0], Deno.execPath());
  await Deno.remove(environment, { recursive: true });
});
