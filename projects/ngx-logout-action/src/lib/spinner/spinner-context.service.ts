import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import {
  computed,
  DestroyRef,
  EnvironmentInjector,
  inject,
  Injectable,
  PLATFORM_ID,
  type Signal,
  signal,
} from '@angular/core';

import { coded } from '../action/errors';
import { toList } from '../action/logout-options';
import { LOGOUT_CONFIG } from '../config';
import type { SpinnerPicture } from './picture/spinner-picture';
import type { RunningTask, ShownTask, SpinnerTask } from './spinner-task';

/**
 * Shows spinners in contexts, for any task of the app. The visible part is a lazy chunk. If it cannot be loaded, no spinner
 * shows, and everything else works.
 *
 * @example
 * ```ts
 * const shown = inject(SpinnerContextService).show({ context: 'orders', message: 'Printing' });
 * await print().finally(() => shown.release());
 * ```
 */
@Injectable({ providedIn: 'root' })
export class SpinnerContextService {
  readonly #isBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #scene = {
    document: inject(DOCUMENT),
    injector: inject(EnvironmentInjector),
    settings: inject(LOGOUT_CONFIG).spinner ?? {},
    /** In start order. */
    tasks: new Set<RunningTask>(),
    hosts: new Map<string, Set<HTMLElement>>(),
  };
  /** Counts the changes of `tasks`. */
  readonly #version = signal(0);
  /** Contexts that have had an element, or a warning that they have none. */
  readonly #known = new Set(['page']);
  #picture: SpinnerPicture | undefined;
  #loading = false;
  #destroyed = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#destroyed = true;
      this.#clear();
      this.#picture?.destroy();
    });
  }

  /**
   * Shows a spinner in one or more contexts until the task is released. Does nothing on the server.
   *
   * @param task the contexts and the message.
   * @returns a handle whose `release()` ends the task.
   */
  show(task: SpinnerTask): ShownTask {
    const contexts = toList(task.context).filter((name) => name);
    if (!this.#isBrowser || !contexts.length) return { release: () => undefined };
    const running: RunningTask = { contexts, message: task.message ?? '' };
    const { tasks } = this.#scene;
    if (!tasks.size) window.addEventListener('pageshow', this.#onPageShow);
    tasks.add(running);
    this.#changed();
    this.prefetch();
    return {
      release: () => {
        if (!tasks.delete(running)) return;
        if (ngDevMode) warnOfMissingHosts(contexts, this.#known);
        this.#changed();
      },
    };
  }

  /**
   * Whether a task runs in a context. Changes immediately, without the delay of the spinner.
   *
   * @param context the name of the context.
   */
  active(context: string): Signal<boolean> {
    return computed(() => this.#tasksIn(context).length > 0);
  }

  /**
   * The messages of the tasks that run in a context, in start order. Changes immediately.
   *
   * @param context the name of the context.
   */
  messages(context: string): Signal<readonly string[]> {
    return computed(() => this.#tasksIn(context).flatMap(({ message }) => message || []));
  }

  /** @internal Makes an element a host of a context. Returns a function that undoes it. */
  attach(context: string, element: HTMLElement): () => void {
    const { hosts } = this.#scene;
    if (ngDevMode) this.#known.add(context);
    const elements = hosts.get(context) ?? new Set();
    hosts.set(context, elements.add(element));
    this.#picture?.update();
    this.prefetch();
    return () => {
      elements.delete(element);
      if (!elements.size) hosts.delete(context);
      this.#picture?.update();
    };
  }

  /** @internal Loads the picture before the first task. */
  prefetch(): void {
    if (!this.#isBrowser || this.#picture || this.#loading) return;
    this.#loading = true;
    import('./picture/spinner-picture')
      .then(
        ({ paintSpinners }) => {
          if (!this.#destroyed) this.#picture = paintSpinners(this.#scene);
        },
        // The next task loads it again.
        () => undefined,
      )
      .finally(() => (this.#loading = false));
  }

  #tasksIn(context: string): readonly RunningTask[] {
    this.#version();
    return [...this.#scene.tasks].filter(({ contexts }) => contexts.includes(context));
  }

  #changed(): void {
    this.#version.update((version) => version + 1);
    if (!this.#scene.tasks.size) window.removeEventListener('pageshow', this.#onPageShow);
    this.#picture?.update();
  }

  #clear(): void {
    if (!this.#scene.tasks.size) return;
    this.#scene.tasks.clear();
    this.#changed();
  }

  /** Tasks from before the page was left are over when the back/forward cache restores it. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.#clear();
  };
}

function warnOfMissingHosts(contexts: readonly string[], known: Set<string>): void {
  for (const name of contexts) {
    if (known.has(name)) continue;
    known.add(name);
    console.warn(
      coded(
        302,
        `No element has the spinner context '${name}'. ` +
          `Put [spinnerContext]="'${name}'" on an element, or use 'page'.`,
      ),
    );
  }
}
