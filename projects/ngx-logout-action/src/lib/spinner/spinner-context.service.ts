import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import {
  computed,
  DestroyRef,
  EnvironmentInjector,
  inject,
  Injectable,
  PLATFORM_ID,
  runInInjectionContext,
  type Signal,
  signal,
  untracked,
} from '@angular/core';

import { coded } from '../model/configuration-error';
import { toList } from '../model/to-list';
import { SPINNER_SETTINGS } from './spinner-options';
import { SpinnerPort } from './spinner-port';
import { SpinnerSurface } from './spinner-surface';
import type { RunningTask, ShownTask, SpinnerTask } from './spinner-task';
import { StatusRegion } from './status-region';

/** The context that is always there. */
const PAGE = 'page';

const NOTHING_SHOWN = { release: () => undefined };

/**
 * Knows which tasks run in which spinner context, and shows them on its hosts. Any code may use it.
 *
 * Signals follow at once. What is seen follows each task by itself: from `delay` after its start until its end,
 * but for `minVisible` at least; so the timers of two tasks never disturb each other.
 */
@Injectable({ providedIn: 'root' })
export class SpinnerContextService {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(EnvironmentInjector);
  readonly #status = inject(StatusRegion);
  readonly #settings = inject(SPINNER_SETTINGS);
  readonly #isBrowser = isPlatformBrowser(inject(PLATFORM_ID));

  readonly #running = signal<readonly RunningTask[]>([]);
  readonly #ends = new Map<RunningTask, () => void>();
  /** Of each context: the hosts that it ever had, each with its surface from when it first shows something. */
  readonly #hosts = new Map<string, Map<HTMLElement, SpinnerSurface | undefined>>();
  /** Of each context: the tasks that are seen there. */
  readonly #seen = new Map<string, Set<RunningTask>>();
  readonly #warned = new Set<string>();

  constructor() {
    inject(SpinnerPort).attach(this);
    inject(DestroyRef).onDestroy(() => {
      this.#endAll();
      if (this.#isBrowser) window.removeEventListener('pageshow', this.#onPageShow);
      this.#status.remove();
    });
  }

  /** Shows a task until it is released. Releasing it twice does no harm. On the server nothing is shown. */
  show(task: SpinnerTask): ShownTask {
    const contexts = toList(task.context).filter((name) => name !== '');
    if (!this.#isBrowser || !contexts.length) return NOTHING_SHOWN;
    return untracked(() => this.#start({ contexts, message: task.message ?? '' }));
  }

  /** Whether anything runs in this context. */
  active(context: string): Signal<boolean> {
    return computed(() => this.#running().some(({ contexts }) => contexts.includes(context)));
  }

  /** The messages of the tasks that run in this context, in the order of their start. */
  messages(context: string): Signal<readonly string[]> {
    return computed(() =>
      tasksIn(this.#running(), context).flatMap(({ message }) => (message ? [message] : [])),
    );
  }

  /** The contexts that exist now: the page, and whatever a host on it bears. Not reactive. */
  get contexts(): readonly string[] {
    const named = [...this.#hosts].filter(([, hosts]) => hosts.size > 0).map(([name]) => name);
    return [...new Set([PAGE, ...named])];
  }

  /** @internal Makes an element a host of a context. @returns what undoes it. */
  attach(context: string, host: HTMLElement): () => void {
    const hosts = this.#hosts.get(context) ?? new Map<HTMLElement, SpinnerSurface | undefined>();
    this.#hosts.set(context, hosts.set(host, undefined));
    // Not at once: the host may just be being created, or hydrated, and its children with it.
    if (this.#seen.get(context)?.size) queueMicrotask(() => this.#render(context));
    return () => {
      hosts.get(host)?.render([]);
      hosts.delete(host);
    };
  }

  #start(task: RunningTask): ShownTask {
    const { delay = 120, minVisible = 300 } = this.#settings;
    let shownAt: number | undefined;
    let timer = setTimeout(() => {
      this.#see(task);
      // From when it stands there: making it takes its time on a slow machine.
      shownAt = performance.now();
    }, delay);
    if (!this.#ends.size) window.addEventListener('pageshow', this.#onPageShow);
    this.#ends.set(task, () => {
      clearTimeout(timer);
      this.#hide(task);
    });
    this.#running.update((tasks) => [...tasks, task]);
    this.#status.prepare();

    let released = false;
    return {
      release: () => {
        if (released) return;
        released = true;
        this.#running.update((tasks) => tasks.filter((other) => other !== task));
        this.#warnOfNoHost(task);
        clearTimeout(timer);
        const left = shownAt === undefined ? 0 : shownAt + minVisible - performance.now();
        const end = () => {
          this.#hide(task);
          this.#ends.delete(task);
          if (!this.#ends.size) window.removeEventListener('pageshow', this.#onPageShow);
        };
        if (left > 0) timer = setTimeout(end, left);
        else end();
      },
    };
  }

  /** A page that comes back from the back/forward cache has nothing of what ran when it was left. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#endAll();
  };

  #endAll(): void {
    this.#running.set([]);
    for (const end of this.#ends.values()) end();
  }

  #see(task: RunningTask): void {
    for (const name of task.contexts) {
      const seen = this.#seen.get(name) ?? new Set();
      this.#seen.set(name, seen.add(task));
      this.#render(name);
    }
  }

  #hide(task: RunningTask): void {
    for (const name of task.contexts) {
      if (this.#seen.get(name)?.delete(task)) this.#render(name);
    }
    this.#status.forget(task);
  }

  #render(context: string): void {
    if (context === PAGE && !this.#hosts.get(PAGE)?.size) this.attach(PAGE, this.#document.body);
    const tasks = [...(this.#seen.get(context) ?? [])];
    const hosts = this.#hosts.get(context);
    if (!hosts?.size) return;
    for (const [host, made] of hosts) {
      const surface = made ?? runInInjectionContext(this.#injector, () => new SpinnerSurface(host));
      hosts.set(host, surface);
      surface.render(tasks);
    }
    tasks.forEach((task) => this.#status.say(task));
  }

  #warnOfNoHost({ contexts }: RunningTask): void {
    if (!ngDevMode) return;
    for (const name of contexts) {
      if (name === PAGE || this.#hosts.has(name) || this.#warned.has(name)) continue;
      this.#warned.add(name);
      console.warn(
        coded(
          302,
          `nothing on the page is the spinner context '${name}'. ` +
            `Put [spinnerContext]="'${name}'" on the widget, or use 'page'.`,
        ),
      );
    }
  }
}

function tasksIn(tasks: readonly RunningTask[], context: string): readonly RunningTask[] {
  return tasks.filter(({ contexts }) => contexts.includes(context));
}
