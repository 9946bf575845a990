const openers = { darwin: ["open"], windows: ["cmd", "/c", "start", ""] } as const;

/**
 * Opens an address with whatever the system opens it with.
 *
 * @throws {Error} If the system has no such program.
 */
export async function openInBrowser(address: string): Promise<void> {
  const [program = "xdg-open", ...first] = Deno.build.os in openers
    ? openers[Deno.build.os as keyof typeof openers]
    : ["xdg-open"];
  try {
    await new Deno.Command(program, { args: [...first, address], stdout: "null", stderr: "null" })
      .output();
  } catch (error) {
    throw new Error(`Cannot open the page: expected ${program} on this system; open ${address}`, {
      cause: error,
    });
  }
}
