import { findProgram, pythonInstallCommand, runProgram } from "../../host/mod.ts";
import type { Finding } from "./finding.ts";

/** What MLflow and JupyterLab are installed with. `searchPath` is written as `PATH` is, and defaults to it. */
export async function findPython(searchPath?: string): Promise<Finding> {
  const name = "Python";
  const python = await findProgram("python3", searchPath) ??
    await findProgram("python", searchPath);
  const version = python && await runProgram(python, ["--version"]).catch(() => undefined);
  if (!version) {
    return {
      name,
      verdict: "missing",
      found: "none on PATH; without it there is no MLflow and no JupyterLab",
      remedy: `${await pythonInstallCommand(searchPath)}; or sweep with --no-mlflow`,
    };
  }
  const uv = await findProgram("uv", searchPath);
  if (uv !== undefined) return { name, verdict: "ready", found: `${version}, with uv at ${uv}` };
  return {
    name,
    verdict: "later",
    found: `${version}, no uv on PATH`,
    remedy: "uv is fetched when MLflow or JupyterLab is first needed",
  };
}
