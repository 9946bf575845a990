import { delay } from "./_delay.ts";
import { authorization } from "./_authorization.ts";
import { answerFailure, failure } from "./_failure.ts";
import { retryDelay } from "./_retry_delay.ts";
import { readServerAddress } from "./_server_address.ts";
import { fromWire, type Json, toWire } from "./_wire.ts";
import type { MlflowClientOptions } from "./mlflow_client_options.ts";
import type { z } from "zod";

/** What every request has. */
interface Request {
  /** What is to be done, after "Cannot": "create run". */
  readonly action: string;
  readonly method: "GET" | "POST" | "PUT";
  /** After the server's address: `/api/2.0/mlflow/runs/create`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: { readonly [key: string]: Json | undefined };
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Whether the server ends in the same state if the request reaches it twice. */
  readonly repeatable: boolean;
}

/** The way to one server: sends requests, repeats them where that is safe, reads the answers. */
export interface Transport {
  readonly address: string;
  /** Sends and reads the JSON answer by its schema, keys in camelCase. */
  call<T>(request: Request, answer: z.ZodType<T>): Promise<T>;
  /** Sends and gives the answer's bytes. */
  bytes(request: Request): Promise<Uint8Array<ArrayBuffer>>;
}

/** 500 and 502-504 may come after the write: only repeatable requests follow them. */
const ALWAYS_REPEATED = [408, 429];
const REPEATED_IF_SAFE = [500, 502, 503, 504];

export function createTransport(options: MlflowClientOptions): Transport {
  const { fetch = globalThis.fetch, timeout = 30_000, retries = 5, jitter = () => 0 } = options;
  const { address, credentials } = readServerAddress(options.uri);
  const login = authorization({ ...credentials, ...options });

  async function attempt(request: Request): Promise<Response> {
    const { method, body, bytes } = request;
    const headers = new Headers({ "User-Agent": "marginalia" });
    if (login) headers.set("Authorization", login);
    if (body) headers.set("Content-Type", "application/json");
    const url = new URL(`${address}${request.path}`);
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(key, value);
    }
    const response = await fetch(url, {
      method,
      headers,
      body: bytes ?? (body ? JSON.stringify(toWire(body)) : null),
      signal: AbortSignal.timeout(timeout),
      // A followed redirect turns POST into GET and may carry the password elsewhere.
      redirect: "manual",
    });
    // Read here, so that an answer that breaks off counts as none.
    const content = await response.arrayBuffer();
    return new Response(content.byteLength > 0 ? content : null, response);
  }

  async function send(request: Request): Promise<Response> {
    const call = { ...request, address };
    for (let count = 0;; count++) {
      const last = count >= retries;
      let retryAfter: string | null = null;
      try {
        const response = await attempt(request);
        if (response.ok) return response;
        const repeated = ALWAYS_REPEATED.includes(response.status) ||
          request.repeatable && REPEATED_IF_SAFE.includes(response.status);
        if (last || !repeated) throw answerFailure(call, response.status, await response.text());
        retryAfter = response.headers.get("Retry-After");
      } catch (error) {
        if (!isNoAnswer(error)) throw error;
        if (last || !(request.repeatable || isRefused(error))) {
          throw failure(call, "unreachable", `got no answer (${reason(error)})`, { cause: error });
        }
      }
      await delay(retryDelay(count, retryAfter, jitter()), options.signal);
    }
  }

  return {
    address,
    async call(request, answer) {
      const text = await (await send(request)).text();
      const call = { ...request, address };
      const start = JSON.stringify(text.slice(0, 80));
      const parsed = answer.safeParse(text === "" ? {} : parseJson(text));
      if (parsed.success) return parsed.data;
      throw failure(call, "garbled", `answered what is not MLflow's (${start})`, {
        cause: parsed.error,
      });
    },
    async bytes(request) {
      return new Uint8Array(await (await send(request)).arrayBuffer());
    },
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return fromWire(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isNoAnswer(error: unknown): error is Error {
  return error instanceof TypeError ||
    error instanceof DOMException && error.name === "TimeoutError";
}

/** Whether the connection was never made, so that nothing can have reached the server. */
function isRefused(error: Error): boolean {
  return reason(error).includes("(Connect)");
}

/** Deno's `fetch` says what happened in the cause only. */
function reason(error: Error): string {
  if (error.name === "TimeoutError") return "timed out";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
