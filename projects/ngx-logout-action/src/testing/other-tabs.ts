/** Milliseconds that a message between tabs takes. */
const DELAY = 20;

const channels = new Set<Channel>();

/** BroadcastChannel for jsdom, which has none. Messages arrive in order. */
export class Channel {
  readonly name: string;
  onmessage: ((event: { data: unknown }) => void) | undefined;

  constructor(name: string) {
    this.name = name;
    channels.add(this);
  }

  postMessage(data: unknown): void {
    setTimeout(() => {
      for (const channel of channels) {
        if (channel !== this && channel.name === this.name) channel.onmessage?.({ data });
      }
    }, DELAY);
  }

  close(): void {
    channels.delete(this);
  }
}

/** Web Locks for jsdom, which has none. Follows the specification, for one document. */
export class Locks {
  #held: Promise<unknown> | undefined;

  async request(
    _name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    run: (lock: object | null) => unknown,
  ): Promise<unknown> {
    if (this.#held && options.ifAvailable) return run(null);
    const aborted = new Promise((_, reject) =>
      options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
    );
    while (this.#held) await Promise.race([this.#held, aborted]);
    const held = (this.#held = Promise.resolve(run({})));
    return held.finally(() => (this.#held = undefined));
  }
}

/** Installs channels and locks. */
export function haveOtherTabs(): void {
  Object.assign(globalThis, { BroadcastChannel: Channel });
  Object.assign(navigator, { locks: new Locks() });
}

export function haveNoOtherTabs(): void {
  channels.clear();
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  Reflect.deleteProperty(navigator, 'locks');
}
