// deno-lint-ignore-file no-console -- what is printed is what is tested
/** What an action prints with `console.log()`. */
export async function printedBy(action: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const log = console.log;
  console.log = (...values) => lines.push(values.join(" "));
  try {
    await action();
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}
