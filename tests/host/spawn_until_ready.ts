/** Starts a program and waits until it first prints something, which is then all that is read. */
export async function spawnUntilReady(
  program: string,
  args: readonly string[],
  options: { readonly detached?: boolean } = {},
): Promise<Deno.ChildProcess> {
  const child = new Deno.Command(program, { args: [...args], stdout: "piped", ...options }).spawn();
  const reader = child.stdout.getReader();
  const { done } = await reader.read();
  await reader.cancel();
  if (done) throw new Error(`${program} ended before it was ready`);
  return child;
}
