/** The running kernel's display functions; nothing in a plain script, where reading them throws. */
export function kernel(): typeof Deno.jupyter | undefined {
  try {
    return Deno.jupyter;
  } catch {
    return undefined;
  }
}
