import assert from 'node:assert/strict';

import type { Client } from './client.ts';

/** The events that a page receives from `/api/session-events`. */
export class EventStream {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(response: Response) {
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.ok(response.body);
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Resolves when the server has confirmed that the session is alive. */
  static async open(client: Client): Promise<EventStream> {
    const response = await client.send('GET', '/api/session-events');
    assert.equal(response.status, 200);
    const stream = new EventStream(response);
    await stream.#readUntil(': alive\n\n');
    return stream;
  }

  /** Resolves when the server has sent one `ended` event and closed the stream. */
  async ended(): Promise<void> {
    await this.#readUntil(undefined);
    assert.match(this.#text, /\n\nevent: ended\ndata: \{\}\n\n$/);
    assert.equal(this.#text.match(/event:/g)?.length, 1);
  }

  /** Resolves when the server has closed the stream without an event. */
  async closed(): Promise<void> {
    await this.#readUntil(undefined);
    assert.ok(this.isQuiet);
  }

  /** Whether no event has been received so far. */
  get isQuiet(): boolean {
    return !this.#text.includes('event:');
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }

  async #readUntil(text: string | undefined): Promise<void> {
    while (text === undefined || !this.#text.endsWith(text)) {
      const { value, done } = await this.#reader.read();
      if (done) return;
      this.#text += value;
    }
  }
}
