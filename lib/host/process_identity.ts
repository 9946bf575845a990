import { readLinuxProcess } from "./_linux_process.ts";

/**
 * When a process started, as a word to be compared and nothing more, or `undefined` if no such
 * process runs. With the process id it names one process for good, as ids are used again.
 */
export async function processStartTime(pid: number): Promise<string | undefined> {
  switch (Deno.build.os) {
    case "linux":
    case "android":
      return await linuxStartTime(pid);
    case "windows":
      return await printed("powershell", [
        "-NoProfile",
        "-Command",
        `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.Ticks`,
      ]);
    default:
      return await printed("ps", ["-o", "lstart=", "-p", String(pid)]);
  }
}

/** Whether the process with this id is running and is the one that started then. */
export async function isProcessAlive(pid: number, startTime: string): Promise<boolean> {
  return await processStartTime(pid) === startTime;
}

async function linuxStartTime(pid: number): Promise<string | undefined> {
  const found = await readLinuxProcess(pid);
  if (!found || found.zombie) return undefined;
  // Ticks begin anew with every start of the machine.
  const boot = await Deno.readTextFile("/proc/sys/kernel/random/boot_id");
  return `${boot.trim()} ${found.startTicks}`;
}

async function printed(program: string, args: readonly string[]): Promise<string | undefined> {
  const { success, stdout } = await new Deno.Command(program, {
    args: [...args],
    stdin: "null",
    stderr: "null",
  }).output();
  return success ? new TextDecoder().decode(stdout).trim() || undefined : undefined;
}
