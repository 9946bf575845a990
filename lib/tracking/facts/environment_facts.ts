import { cpus, release, totalmem } from "node:os";
import { readIfPresent, sha256Hex } from "../../host/mod.ts";
import { type GitState, gitState } from "./git_state.ts";

/** Where a result came about: what may explain that another machine gets another number. */
export interface EnvironmentFacts {
  readonly deno: string;
  readonly v8: string;
  readonly typescript: string;
  /** Operating system, its kernel's version, and the processor's architecture. */
  readonly os: string;
  readonly osRelease: string;
  readonly architecture: string;
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** What computes: such as `libtensorflow 2.20.0`. */
  readonly engine: string;
  /** SHA-256 of deno.lock, which fixes every package; `undefined` without one. */
  readonly lockSha256: string | undefined;
  readonly git: GitState | undefined;
}

/** What {@linkcode environmentFacts} cannot find out by itself. */
export interface EnvironmentOptions {
  /** Name and version of what computes. */
  readonly engine: string;
  /** Folder with deno.lock, in the repository; defaults to the working folder. */
  readonly folder?: string | undefined;
}

/** Looks up the facts about this machine and this checkout. No host name and no user name. */
export async function environmentFacts(options: EnvironmentOptions): Promise<EnvironmentFacts> {
  const { engine, folder = "." } = options;
  const lock = await readIfPresent(`${folder}/deno.lock`);
  const processors = cpus();
  return {
    ...Deno.version,
    os: Deno.build.os,
    osRelease: release(),
    architecture: Deno.build.arch,
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memory: totalmem(),
    engine,
    lockSha256: lock && sha256Hex(lock),
    git: await gitState(folder),
  };
}
