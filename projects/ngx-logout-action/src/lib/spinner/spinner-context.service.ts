import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import {
  computed,
  createComponent,
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

import { coded } from '../action/configuration-error';
import { toList } from '../action/logout-options';
import { LOGOUT_CONFIG } from '../config';
import { SpinnerBatch } from './spinner-batch';
import { SpinnerStyles } from './spinner-styles';
import { SpinnerSurface } from './spinner-surface';
import type { RunningTask, ShownTask, SpinnerTask } from './spinner-task';
import { StatusRegion } from './status-region';

/** The context that is always there. */
const PAGE = 'page';

/** An element that bears a context. */
interface Host {
  readonly element: HTMLElement;
  /** From when something is first shown. */
  surface: SpinnerSurface | undefined;
}

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
  readonly #settings = inject(LOGOUT_CONFIG).spinner ?? {};
  readonly #isBrowser = isPlatformBrowser(inject(PLATFORM_ID));

  readonly #running = signal<readonly RunningTask[]>([]);
  readonly #ends = new Map<RunningTask, () => void>();
  /** Of each context that ever had any: its hosts. */
  readonly #hosts = new Map<string, Host[]>();
  /** Of each context: the tasks that are seen there. */
  readonly #seen = new Map<string, Set<RunningTask>>();
  readonly #warned = new Set<string>();
  #batch: SpinnerBatch | undefined;
  #styled = false;

  constructor() {
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
    const named = [...this.#hosts].filter(([, hosts]) => hosts.length > 0).map(([name]) => name);
    return [...new Set([PAGE, ...named])];
  }

  /** @internal Makes an element a host of a context. @returns what undoes it. */
  attach(context: string, element: HTMLElement): () => void {
    const host: Host = { element, surface: undefined };
    const hosts = this.#hosts.get(context) ?? [];
    hosts.push(host);
    this.#hosts.set(context, hosts);
    // Not at once: the host may just be being created, or hydrated, and its children with it.
    if (this.#seen.get(context)?.size) {
      queueMicrotask(() => {
        // Whoever comes along with others is shown with the first of them.
        if (hosts.includes(host) && !host.surface) this.#render([context]);
      });
    }
    return () => {
      host.surface?.hide();
      const place = hosts.indexOf(host);
      if (place >= 0) hosts.splice(place, 1);
    };
  }

  #start(task: RunningTask): ShownTask {
    const { minVisible = 300 } = this.#settings;
    const batch = this.#join(task);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      batch.leave(task);
      this.#hide(task);
      this.#ends.delete(task);
      if (!this.#ends.size) window.removeEventListener('pageshow', this.#onPageShow);
    };
    if (!this.#ends.size) window.addEventListener('pageshow', this.#onPageShow);
    this.#ends.set(task, end);
    this.#running.update((tasks) => [...tasks, task]);
    this.#status.prepare();

    let released = false;
    return {
      release: () => {
        if (released) return;
        released = true;
        this.#running.update((tasks) => tasks.filter((other) => other !== task));
        this.#warnOfNoHost(task);
        const left = (batch.shownAt ?? -Infinity) + minVisible - performance.now();
        if (left > 0) timer = setTimeout(end, left);
        else end();
      },
    };
  }

  #join(task: RunningTask): SpinnerBatch {
    if (this.#batch?.join(task)) return this.#batch;
    const { delay = 120 } = this.#settings;
    this.#batch = new SpinnerBatch(task, delay, (tasks) => this.#see(tasks));
    return this.#batch;
  }

  /** A page that comes back from the back/forward cache has nothing of what ran when it was left. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#endAll();
  };

  #endAll(): void {
    this.#running.set([]);
    for (const end of this.#ends.values()) end();
  }

  #see(tasks: ReadonlySet<RunningTask>): void {
    const contexts = new Set<string>();
    for (const task of tasks) {
      for (const name of task.contexts) {
        const seen = this.#seen.get(name) ?? new Set();
        this.#seen.set(name, seen.add(task));
        contexts.add(name);
      }
    }
    this.#render(contexts);
  }

  #hide(task: RunningTask): void {
    this.#render(task.contexts.filter((name) => this.#seen.get(name)?.delete(task)));
    this.#status.forget(task);
  }

  #render(contexts: Iterable<string>): void {
    const renderings: (() => void)[] = [];
    for (const context of contexts) {
      if (context === PAGE && !this.#hosts.get(PAGE)?.length) {
        this.attach(PAGE, this.#document.body);
      }
      const tasks = [...(this.#seen.get(context) ?? [])];
      const hosts = this.#hosts.get(context);
      if (!hosts?.length) continue;
      for (const host of hosts) {
        host.surface ??= this.#surfaceOf(host.element);
        renderings.push(host.surface.prepare(tasks));
      }
      renderings.push(() => tasks.forEach((task) => this.#status.say(task)));
    }
    // All questions about styles have been asked: after a change each would have the browser work them out anew.
    renderings.forEach((render) => render());
  }

  #surfaceOf(host: HTMLElement): SpinnerSurface {
    if (!this.#styled) createComponent(SpinnerStyles, { environmentInjector: this.#injector });
    this.#styled = true;
    return runInInjectionContext(this.#injector, () => new SpinnerSurface(host));
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
