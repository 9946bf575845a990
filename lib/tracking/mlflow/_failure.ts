import { MlflowError, type MlflowErrorKind } from "./mlflow_error.ts";

/** One call, in words and on the wire. */
export interface CallName {
  /** What was to be done, after "Cannot": "create run". */
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly address: string;
}

const remedies: Record<MlflowErrorKind, string> = {
  "unreachable": "check that the server runs and that the address is right",
  "busy": "try again later",
  "host-refused":
    "start the server with --allowed-hosts naming this host and port (or MLFLOW_SERVER_ALLOWED_HOSTS)",
  "unauthorized":
    "set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN",
  "forbidden": "ask for permission, or log in as another user",
  "missing": "check the id or name, and that the address is that of an MLflow 3 server",
  "exists": "choose another name",
  "invalid": "mend what was sent",
  "failed": "read the server's log",
  "garbled": "check that the address is that of an MLflow 3 server",
};

/** The error for a call whose answer was not a success. */
export function answerFailure(call: CallName, status: number, body: string): MlflowError {
  const { code, message } = errorBody(body);
  const kind = kindOf(status, code, body);
  const said = message === "" ? "" : `, "${message.slice(0, 500)}"`;
  return failure(call, kind, `answered ${[status, code].filter(Boolean).join(" ")}${said}`, {
    status,
    code,
  });
}

/** The error for a call that failed in the way `found` says. */
export function failure(
  call: CallName,
  kind: MlflowErrorKind,
  found: string,
  details: { status?: number; code?: string | undefined; cause?: unknown } = {},
): MlflowError {
  return new MlflowError(
    `Cannot ${call.action} in MLflow at ${call.address}: ${call.method} ${call.path} ${found}; ` +
      remedies[kind],
    { kind, address: call.address, ...details },
  );
}

function kindOf(status: number, code: string | undefined, body: string): MlflowErrorKind {
  if (code === "RESOURCE_ALREADY_EXISTS") return "exists";
  if (status === 403 && body.includes("Invalid Host header")) return "host-refused";
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404) return "missing";
  if (status === 408 || status === 429 || status === 503) return "busy";
  return status >= 500 ? "failed" : status >= 400 ? "invalid" : "garbled";
}

function errorBody(body: string): { code: string | undefined; message: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed instanceof Object && "error_code" in parsed) {
      const message = "message" in parsed ? String(parsed.message) : "";
      return { code: String(parsed.error_code), message };
    }
  } catch {
    // Host checks and proxies answer in plain text.
  }
  return { code: undefined, message: body.trim() };
}
