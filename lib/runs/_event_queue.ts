/** A first-in-first-out queue that one side pushes to and the other iterates over. */
export interface EventQueue<Event> extends AsyncIterable<Event> {
  push(event: Event): void;
  /** Ends the iteration after what was pushed. */
  close(): void;
}

export function eventQueue<Event>(): EventQueue<Event> {
  let controller: ReadableStreamDefaultController<Event> | undefined;
  const stream = new ReadableStream<Event>({ start: (it) => void (controller = it) });
  return {
    push: (event) => controller?.enqueue(event),
    close: () => controller?.close(),
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
  };
}
