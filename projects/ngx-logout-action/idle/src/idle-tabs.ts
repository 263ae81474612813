import { wait } from './in-turn';

/**
 * What a tab reports to others: the user was active, an idle sign-out has begun, it ended the session, or it failed and every
 * tab leaves its page.
 */
export type IdleNews = 'active' | 'begun' | 'out' | 'left';

/** A message, with the wall-clock time of what it reports. */
export interface IdleMessage {
  readonly news: IdleNews;
  readonly at: number;
}

/**
 * Milliseconds between two writes to storage, all tabs together. The tab with the user writes: a leader elected by
 * Web Locks could be frozen, and its silence would sign out a user who is active in another tab.
 */
const WRITE_INTERVAL = 1_000;

/** Milliseconds to wait for messages of other tabs, more than a busy machine needs. */
const ARRIVAL_LIMIT = 5_000;

const MESSAGE = /^(active|begun|out|left):(\d{1,16})$/;

/**
 * Sends messages to the other tabs of the app. localStorage keeps the newest one, for frozen tabs and for reloads.
 * Without BroadcastChannel, storage events carry the messages. Without storage, each tab is on its own.
 */
export class IdleTabs {
  readonly key: string;
  readonly #window: Window;
  readonly #channel: BroadcastChannel | undefined;
  /** A message that this tab sends to itself. */
  readonly #mark = Math.random().toString(36).slice(2);
  #onMark: () => void = () => undefined;
  readonly #onStorage: (event: StorageEvent) => void;

  /** @param receive is called with each message of another tab. */
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
      // Storage is blocked or full. Tabs that listen to the channel still get the message.
    }
  }

  /**
   * Resolves when all messages that other tabs have already sent have arrived. Messages arrive in order, so one that this
   * tab sends to itself comes last. Reading storage is not enough, because a busy tab may see an old state of it.
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
   * Deletes recorded activity when the session is over, because it says nothing about the next one. A recorded sign-out stays,
   * for a tab that wakes up after all others have left.
   */
  forget(): void {
    if (this.stored()?.news === 'out') return;
    try {
      this.#window.localStorage.removeItem(this.key);
    } catch {
      // Without storage, nothing was recorded.
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
