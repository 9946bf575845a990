/** A request as it would have gone out. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What stands in for an answer: a response, or an error in place of one. */
export type FakeAnswer = () => Response;

/** A `fetch` that records requests and gives the answers in turn, the last one for ever. */
export function fakeServer(...answers: readonly FakeAnswer[]) {
  const sent: SentRequest[] = [];
  const fetch = async (url: URL, init: RequestInit): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    const request = new Request(url, init);
    const { method, headers } = request;
    sent.push({ method, path: url.pathname + url.search, headers, body: await request.text() });
    if (!answer) throw new TypeError("fetch failed");
    return answer();
  };
  return { sent, fetch };
}

export const json = (body: unknown, status = 200, headers = {}): FakeAnswer => () =>
  new Response(JSON.stringify(body), { status, headers });

/** The connection broke after the request was sent. */
export const broken: FakeAnswer = () => {
  throw new TypeError("fetch failed", { cause: new Error("client error (SendRequest)") });
};

/** Nothing listens there. */
export const refused: FakeAnswer = () => {
  throw new TypeError("fetch failed", { cause: new Error("client error (Connect)") });
};
