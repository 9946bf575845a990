import { pythonEnvironment } from "../lib/host/mod.ts";

/**
 * A Python that has PyTorch and pytorch-metric-learning: the one that `MARGINALIA_TORCH_PYTHON` names, else an environment of its own
 * with the pinned one, made at the first call (some gigabytes, since PyPI's wheels carry CUDA).
 */
export async function peerPython(onProgress: (message: string) => void): Promise<string> {
  const chosen = Deno.env.get("MARGINALIA_TORCH_PYTHON");
  if (chosen) return chosen;
  const { python } = await pythonEnvironment({
    name: "torch",
    requirements: new URL("./torch_requirements.txt", import.meta.url),
    onProgress,
  });
  return python;
}
