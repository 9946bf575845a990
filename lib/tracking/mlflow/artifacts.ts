import { z } from "zod";
import type { Transport } from "./_transport.ts";

/** A file or folder among a run's artifacts. */
export interface MlflowArtifact {
  /** From the run's artifact folder on: `charts/margin.svg`. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Bytes; `undefined` for folders. */
  readonly size: number | undefined;
}

/** The calls that concern artifacts: files kept with a run. They travel through the server. */
export interface MlflowArtifacts {
  /** Stores a file; one of the same path is replaced. `artifactUri` is the run's. */
  put(artifactUri: string, path: string, content: string | Uint8Array): Promise<void>;
  get(artifactUri: string, path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** What lies in a folder of a run's artifacts, the topmost by default. */
  list(runId: string, folder?: string): Promise<MlflowArtifact[]>;
}

/** MLflow answers with an empty object or an empty body, by version. */
const stored = z.strictObject({});

const page = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      isDir: z.boolean().default(false),
      // Absent for an empty file too.
      fileSize: z.number().default(0),
    }),
  ).default([]),
  nextPageToken: z.string().default(""),
});

export function artifactCalls({ call, bytes }: Transport): MlflowArtifacts {
  return {
    async put(artifactUri, path, content) {
      const encoded = typeof content === "string" ? new TextEncoder().encode(content) : content;
      await call({
        action: `store artifact "${path}"`,
        method: "PUT",
        path: proxyPath(artifactUri, path),
        bytes: new Uint8Array(encoded),
        repeatable: true,
      }, stored);
    },
    async get(artifactUri, path) {
      const action = `read artifact "${path}"`;
      return await bytes({
        action,
        method: "GET",
        path: proxyPath(artifactUri, path),
        repeatable: true,
      });
    },
    async list(runId, folder) {
      const artifacts: MlflowArtifact[] = [];
      let pageToken: string | undefined;
      do {
        const answer = await call({
          action: "list artifacts",
          method: "GET",
          path: "/api/2.0/mlflow/artifacts/list",
          query: { "run_id": runId, path: folder, "page_token": pageToken },
          repeatable: true,
        }, page);
        artifacts.push(
          ...answer.files.map(({ path, isDir, fileSize }) => ({
            path,
            isFolder: isDir,
            size: isDir ? undefined : fileSize,
          })),
        );
        pageToken = answer.nextPageToken;
      } while (pageToken);
      return artifacts;
    },
  };
}

function proxyPath(artifactUri: string, path: string): string {
  const scheme = artifactUri.slice(0, artifactUri.indexOf(":") + 1);
  if (scheme !== "mlflow-artifacts:") {
    throw new RangeError(
      `Cannot reach this run's artifacts: expected mlflow-artifacts:/…, found "${artifactUri}"; ` +
        "start the server with --serve-artifacts and --default-artifact-root mlflow-artifacts:/",
    );
  }
  const parts = path.split("/");
  // The server decodes before it checks, so these are refused in any spelling.
  if (/[\\#%]/.test(path) || parts.some((part) => ["", ".", ".."].includes(part))) {
    throw new RangeError(
      `Cannot store artifact "${path}": expected a relative path without "..", "#", "%" and "\\"`,
    );
  }
  const root = artifactUri.slice(scheme.length).replace(/^\/\/[^/]*/, "").replace(/^\/+/, "");
  const encoded = [...root.split("/"), ...parts].map(encodeURIComponent).join("/");
  return `/api/2.0/mlflow-artifacts/artifacts/${encoded}`;
}
