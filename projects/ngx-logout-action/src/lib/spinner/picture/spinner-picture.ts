import type { EnvironmentInjector } from '@angular/core';

import type { SpinnerSettings } from '../spinner-settings';
import type { RunningTask, SpinnerHost } from '../spinner-task';
import { HostOverlay } from './host-overlay';
import { InertTracker, parentOf } from './inert-tracker';
import { LiveRegion } from './live-region';
import { OverlaySkin } from './overlay';
import { PageOverlay } from './page-overlay';
import { holdAttribute } from './shared-attributes';

/** What the picture is drawn from. */
export interface SpinnerScene {
  readonly document: Document;
  readonly injector: EnvironmentInjector;
  readonly settings: SpinnerSettings;
  readonly tasks: () => readonly RunningTask[];
  readonly hosts: ReadonlySet<SpinnerHost>;
}

/** A visible task is `mature` once it has been visible for the minimum time. */
type Phase = 'waiting' | 'visible' | 'mature';

/** Draws the running tasks: each from `delay` after its start until its end, but at least for `minVisible`. */
export class SpinnerPicture {
  readonly #scene: SpinnerScene;
  readonly #skin: OverlaySkin;
  readonly #inert: InertTracker;
  readonly #region: LiveRegion;
  /** Tasks that run, or are still visible, in start order. */
  readonly #phases = new Map<RunningTask, Phase>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #startingNow: RunningTask[] | undefined;
  readonly #busy = new Map<HTMLElement, () => void>();
  readonly #overlays = new Map<HTMLElement, HostOverlay | PageOverlay>();
  #scheduled = false;

  constructor(scene: SpinnerScene) {
    this.#scene = scene;
    this.#skin = new OverlaySkin(scene);
    this.#inert = new InertTracker(scene.document);
    this.#region = new LiveRegion(scene.document);
    for (const task of scene.tasks()) this.start(task);
  }

  /** Begins the delay of a task. What starts in one turn becomes visible in one turn. */
  start(task: RunningTask): void {
    this.#phases.set(task, 'waiting');
    if (this.#startingNow) {
      this.#startingNow.push(task);
      return;
    }
    const batch = (this.#startingNow = [task]);
    queueMicrotask(() => (this.#startingNow = undefined));
    this.#region.prepare();
    const { delay = 120, minVisible = 300 } = this.#scene.settings;
    this.#after(delay, () => {
      const waiting = batch.filter((each) => this.#phases.has(each));
      this.#enter(minVisible ? 'visible' : 'mature', waiting);
      this.#refresh();
      if (!minVisible) return;
      this.#after(minVisible, () => {
        this.#enter('mature', waiting);
        this.#refresh();
      });
    });
  }

  /** Follows tasks that have ended and hosts that have come or gone, once per turn. */
  update(): void {
    if (this.#scheduled || !this.#phases.size) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#refresh();
    });
  }

  destroy(): void {
    this.#phases.clear();
    this.#refresh();
    this.#region.destroy();
  }

  #refresh(): void {
    const running = new Set(this.#scene.tasks());
    for (const [task, phase] of this.#phases) {
      if (!running.has(task) && phase !== 'visible') this.#phases.delete(task);
    }
    this.#draw();
    if (this.#phases.size) return;
    this.#clearTimers();
    this.#region.goHome();
  }

  #enter(phase: Phase, tasks: readonly RunningTask[]): void {
    for (const task of tasks) this.#phases.set(task, phase);
  }

  #after(milliseconds: number, callback: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      callback();
    }, milliseconds);
    this.#timers.add(timer);
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #draw(): void {
    const { shown, drawn } = this.#layout();
    const gone = [...this.#overlays].filter(([host]) => !drawn.has(host));
    for (const host of drawn.keys()) {
      if (!this.#overlays.has(host)) {
        this.#overlays.set(host, this.#overlayOf(host));
      }
    }
    // All questions about styles first: after a change each would have the browser work them out again.
    const surfaces = new Map<Element, string>();
    for (const host of drawn.keys()) this.#overlays.get(host)?.read(surfaces);
    for (const [host, tasks] of drawn) this.#overlays.get(host)?.show(messagesOf(tasks));
    for (const [host, overlay] of gone) {
      overlay.remove();
      this.#overlays.delete(host);
    }
    this.#markBusy(shown);
    this.#measure();
    this.#region.say(new Set([...drawn.values()].flatMap((tasks) => [...tasks])));
    if (gone.length) this.#inert.restoreFocus();
  }

  #overlayOf(host: HTMLElement): HostOverlay | PageOverlay {
    const { document } = this.#scene;
    return host === document.body
      ? new PageOverlay(document, this.#skin, this.#inert, this.#region)
      : new HostOverlay(host, this.#skin, this.#inert);
  }

  /** Moves the overlays that have no box of their own to their hosts, now and whenever the page moves. */
  readonly #measure = () => {
    const moves = [...this.#overlays.values()].flatMap((overlay) => overlay.measure() ?? []);
    moves.forEach((move) => move());
    const { defaultView } = this.#scene.document;
    const change = moves.length ? 'addEventListener' : 'removeEventListener';
    defaultView?.[change]('scroll', this.#measure, { capture: true, passive: true });
    defaultView?.[change]('resize', this.#measure);
  };

  /**
   * @returns every host of a visible task, and those of them that get an overlay, with its tasks in start order:
   * inside a shown host no other spinner is drawn.
   */
  #layout(): {
    shown: ReadonlySet<HTMLElement>;
    drawn: ReadonlyMap<HTMLElement, Set<RunningTask>>;
  } {
    const hosts = this.#hostsByContext();
    const visible = [...this.#phases].flatMap(([task, phase]) => (phase === 'waiting' ? [] : task));
    const hostsOf = ({ contexts }: RunningTask) =>
      contexts.flatMap((name) => hosts.get(name) ?? []);
    const shown = new Set(visible.flatMap(hostsOf));
    const outer = new Map([...shown].map((host) => [host, outermost(host, shown)]));
    const drawn = new Map<HTMLElement, Set<RunningTask>>();
    for (const task of visible) {
      for (const host of hostsOf(task)) {
        const target = outer.get(host) ?? host;
        drawn.set(target, (drawn.get(target) ?? new Set()).add(task));
      }
    }
    return { shown, drawn };
  }

  #hostsByContext(): ReadonlyMap<string, readonly HTMLElement[]> {
    const { document, hosts } = this.#scene;
    const byContext = new Map([['page', [document.body]]]);
    if (!this.#phases.size) return byContext;
    for (const { context, element } of hosts) {
      const elements = byContext.get(context);
      if (elements) elements.push(element);
      else byContext.set(context, [element]);
    }
    return byContext;
  }

  #markBusy(shown: ReadonlySet<HTMLElement>): void {
    for (const [host, release] of this.#busy) {
      if (shown.has(host)) continue;
      release();
      this.#busy.delete(host);
    }
    for (const host of shown) {
      if (!this.#busy.has(host)) this.#busy.set(host, holdAttribute(host, 'aria-busy', 'true'));
    }
  }
}

/** Of the shown hosts around an element, and the element itself, the outermost. */
function outermost(element: HTMLElement, shown: ReadonlySet<Element>): HTMLElement {
  let outer: Element = element;
  for (let node = parentOf(element); node; node = parentOf(node)) if (shown.has(node)) outer = node;
  return outer as HTMLElement;
}

function messagesOf(tasks: ReadonlySet<RunningTask>): readonly string[] {
  return [...tasks].flatMap(({ message }) => message || []);
}
