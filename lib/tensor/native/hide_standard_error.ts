import { cString } from "./c_string.ts";

const libc = {
  dup: { parameters: ["i32"], result: "i32" },
  dup2: { parameters: ["i32", "i32"], result: "i32" },
  open: { parameters: ["buffer", "i32"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
} as const;

const files: Partial<Record<typeof Deno.build.os, string>> = {
  linux: "libc.so.6",
  darwin: "/usr/lib/libSystem.B.dylib",
};

const standardError = 2;
const writeOnly = 1;

/**
 * Runs `action` while what native code writes to standard error goes nowhere: oneDNN writes a line while
 * TensorFlow loads, before any log level is read. Where the C library is not known, nothing is hidden.
 */
export function hideStandardError<Result>(action: () => Result): Result {
  const file = files[Deno.build.os];
  if (file === undefined) return action();
  const library = Deno.dlopen(file, libc);
  const { dup, dup2, open, close } = library.symbols;
  const kept = dup(standardError);
  const nowhere = open(cString("/dev/null"), writeOnly);
  try {
    if (kept >= 0 && nowhere >= 0) dup2(nowhere, standardError);
    return action();
  } finally {
    if (kept >= 0) {
      dup2(kept, standardError);
      close(kept);
    }
    if (nowhere >= 0) close(nowhere);
    library.close();
  }
}
