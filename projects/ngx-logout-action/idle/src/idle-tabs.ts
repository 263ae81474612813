import { wait } from './in-turn';

/**
 * What tabs tell each other: the user was active, an idle sign-out has begun, it ended the session, or it failed and every
 * tab leaves its page.
 */
export type IdleNews = 'active' | 'begun' | 'out' | 'left';

/** A message with the wall-clock time that it is about. */
export interface IdleMessage {
  readonly news: IdleNews;
  readonly at: number;
}

/**
 * Milliseconds between two writes to the storage, by all tabs together. The tab with the user writes: a leader elected by
 * Web Locks could be frozen, and its silence would sign out a user who is active in another tab.
 */
const WRITE_INTERVAL = 1_000;

/** Milliseconds that a tab waits for the messages of others, more than a busy machine needs. */
const ARRIVAL_LIMIT = 5_000;

const MESSAGE = /^(active|begun|out|left):(\d{1,16})$/;

/**
 * Sends messages to the other tabs of the app. The newest message is kept in localStorage, for tabs that were frozen and for reloads.
 * Without BroadcastChannel, storage events carry the messages; without storage, the tab is on its own.
 */
export class IdleTabs {
  readonly key: string;
  readonly #window: Window;
  readonly #channel: BroadcastChannel | undefined;
  /** What this tab sends to itself. */
  readonly #mark = Math.random().toString(36).slice(2);
  #onMark: () => void = () => undefined;
  readonly #onStorage: (event: StorageEvent) => void;

  /** @param receive gets what other tabs tell. */
  constructor(key: string, window: Window, receive: (message: IdleMessage) => void) {
    this.key = key;
    this.#window = window;
    const hear = (text: unknown) => {
      const message = parse(text);
      if (message) receive(message);
    };
    this.#channel = openChannel(key);
    this.#onStorage = ({ key: changed, newValue }) => {
      if (changed === key) hear(newValue);
    };
    if (this.#channel) {
      this.#channel.onmessage = ({ data }) => {
        if (data === this.#mark) this.#onMark();
        else hear(data);
      };
    } else window.addEventListener('storage', this.#onStorage);
  }

  tell(news: IdleNews, at: number): void {
    const text = `${news}:${at}`;
    this.#channel?.postMessage(text);
    const stored = this.stored();
    const age = stored?.news === news ? Date.now() - stored.at : Infinity;
    // A time from the future was written before the clock was set back.
    if (age >= 0 && age < WRITE_INTERVAL) return;
    try {
      this.#window.localStorage.setItem(this.key, text);
    } catch {
      // No storage, or no room in it: tabs that listen to the channel have the message.
    }
  }

  /**
   * Resolves when everything has arrived that other tabs have told. The storage of a tab that was busy may be behind, but
   * messages arrive in the order in which they were sent: one to itself comes last.
   */
  async caughtUp(): Promise<void> {
    const sender = this.#channel && openChannel(this.key);
    if (!sender) return;
    const arrival = new Promise<void>((resolve) => (this.#onMark = resolve));
    sender.postMessage(this.#mark);
    await Promise.race([arrival, wait(ARRIVAL_LIMIT)]);
    sender.close();
  }

  /** The newest message of any tab. */
  stored(): IdleMessage | undefined {
    try {
      return parse(this.#window.localStorage.getItem(this.key));
    } catch {
      return undefined;
    }
  }

  /**
   * The session is over, so its activity says nothing about the next one. That it has ended stays, for a tab that is so late
   * that every other one has left.
   */
  forget(): void {
    if (this.stored()?.news === 'out') return;
    try {
      this.#window.localStorage.removeItem(this.key);
    } catch {
      // Without storage, nothing was kept.
    }
  }

  close(): void {
    this.#onMark();
    this.#channel?.close();
    this.#window.removeEventListener('storage', this.#onStorage);
  }
}

function parse(text: unknown): IdleMessage | undefined {
  const [, news, at] = MESSAGE.exec(typeof text === 'string' ? text : '') ?? [];
  return news ? { news: news as IdleNews, at: Number(at) } : undefined;
}

function openChannel(key: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(key);
  } catch {
    return undefined;
  }
}
