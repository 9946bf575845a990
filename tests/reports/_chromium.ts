import { findProgram } from "../../lib/host/mod.ts";

/** What a page did that a report must not do. */
export interface PageEvents {
  /** Addresses that it asked for, its own and data addresses aside. */
  readonly requests: string[];
  /** Errors and warnings on its console. */
  readonly complaints: string[];
}

/** A page in a browser without a window. */
export interface OpenedPage extends PageEvents, AsyncDisposable {
  evaluate(expression: string): Promise<unknown>;
  setTheme(scheme: "light" | "dark"): Promise<void>;
  pointAt(x: number, y: number): Promise<void>;
  screenshot(): Promise<Uint8Array>;
}

/** Chromium's path, where it is installed. */
export async function findChromium(): Promise<string | undefined> {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const path = await findProgram(name);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Opens an address by Chromium's DevTools protocol, and waits until it has loaded. */
export async function openPage(chromium: string, address: string): Promise<OpenedPage> {
  const profile = await Deno.makeTempDir();
  const browser = new Deno.Command(chromium, {
    args: [
      ..."headless no-sandbox disable-gpu disable-quic no-first-run disable-sync".split(" "),
      ..."disable-background-networking disable-component-update".split(" "),
      "remote-debugging-port=0",
      "window-size=1280,900",
      `user-data-dir=${profile}`,
    ].map((flag) => `--${flag}`),
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const socket = new WebSocket(await devToolsAddress(browser.stderr));
  await new Promise((resolve) => socket.onopen = resolve);
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  const events: PageEvents = { requests: [], complaints: [] };
  let loaded = () => {};
  const load = new Promise<void>((resolve) => loaded = resolve);
  socket.onmessage = ({ data }) => {
    const { id, method, params, result } = JSON.parse(data);
    if (id !== undefined) return waiting.get(id)?.(result ?? {});
    if (method === "Page.loadEventFired") loaded();
    if (method === "Network.requestWillBeSent") {
      const { url } = params.request;
      if (url !== address && !url.startsWith("data:")) events.requests.push(url);
    }
    if (method === "Runtime.exceptionThrown") {
      events.complaints.push(params.exceptionDetails.exception?.description);
    }
    if (method === "Log.entryAdded") events.complaints.push(params.entry.text);
    if (method === "Runtime.consoleAPICalled") events.complaints.push(params.type);
  };
  let last = 0;
  let sessionId: unknown;
  const call = (method: string, params: object = {}) => {
    const id = ++last;
    const reply = new Promise<Record<string, unknown>>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    return reply;
  };
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  sessionId = (await call("Target.attachToTarget", { targetId, flatten: true }))["sessionId"];
  for (const domain of ["Page", "Network", "Runtime", "Log"]) await call(`${domain}.enable`);
  await call("Page.navigate", { url: address });
  await load;
  return {
    ...events,
    async evaluate(expression) {
      const reply = await call("Runtime.evaluate", { expression, returnByValue: true });
      return Object(reply["result"])["value"];
    },
    async setTheme(value) {
      const features = [{ name: "prefers-color-scheme", value }];
      await call("Emulation.setEmulatedMedia", { features });
    },
    async pointAt(x, y) {
      await call("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    },
    async screenshot() {
      const options = { format: "png", captureBeyondViewport: false };
      return Uint8Array.fromBase64(String((await call("Page.captureScreenshot", options))["data"]));
    },
    async [Symbol.asyncDispose]() {
      sessionId = undefined;
      const closed = new Promise((resolve) => socket.onclose = resolve);
      await call("Browser.close");
      await closed;
      await browser.status;
      await Deno.remove(profile, { recursive: true });
    },
  };
}

/** Chromium says on its error stream where it listens; the rest of that stream is read and dropped. */
async function devToolsAddress(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    text += value ?? "";
    const [, address] = /DevTools listening on (ws:\S+)/.exec(text) ?? [];
    if (address !== undefined) {
      (async () => {
        while (!(await reader.read()).done);
      })();
      return address;
    }
    if (done) throw new Error(`Cannot start Chromium: ${text}`);
  }
}
