import type { EnvironmentInjector } from '@angular/core';

import { documentProperty } from '../../page/document-property';
import type { SpinnerSettings } from '../spinner-settings';
import type { RunningTask } from '../spinner-task';
import { leaveInert, parentOf, restoreFocus } from './focus';
import { hostOverlay } from './host-overlay';
import { liveRegion } from './live-region';
import { fadeOut, overlayFactory, type PlacedOverlay } from './overlay';
import { pageOverlay } from './page-overlay';
import { holdAttribute } from './shared-attributes';

/** The state that the picture shows. */
export interface SpinnerScene {
  readonly document: Document;
  readonly injector: EnvironmentInjector;
  readonly settings: SpinnerSettings;
  /** In start order. */
  readonly tasks: ReadonlySet<RunningTask>;
  readonly hosts: ReadonlyMap<string, ReadonlySet<HTMLElement>>;
}

export interface SpinnerPicture {
  /** Redraws after tasks or hosts have changed, once per turn. */
  update(): void;
  destroy(): void;
}

/** A visible task is `mature` when its minimum time is over. */
type Phase = 'waiting' | 'visible' | 'mature';

/** Draws the running tasks: from `delay` after their start until their end, but for at least `minVisible`. */
export function paintSpinners(scene: SpinnerScene): SpinnerPicture {
  const { document, tasks } = scene;
  const { delay = 120, minVisible = 300 } = scene.settings;
  const factory = overlayFactory(scene);
  const region = liveRegion(document);
  /** Tasks that are running or still visible, in start order. */
  const phases = new Map<RunningTask, Phase>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const busy = new Map<HTMLElement, () => void>();
  const overlays = new Map<HTMLElement, PlacedOverlay | undefined>();
  let scheduled = false;

  const update = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      refresh();
    });
  };

  const refresh = () => {
    const starting = [...tasks].filter((task) => !phases.has(task));
    if (starting.length) start(starting);
    for (const [task, phase] of phases) {
      if (!tasks.has(task) && phase !== 'visible') phases.delete(task);
    }
    draw();
    if (phases.size) return;
    timers.forEach(clearTimeout);
    timers.clear();
    region.goHome();
  };

  /** Tasks that start in the same turn become visible in the same turn. */
  const start = (starting: readonly RunningTask[]) => {
    const appear = () => {
      const waiting = starting.filter((task) => tasks.has(task));
      enter(minVisible ? 'visible' : 'mature', waiting);
      if (minVisible) after(minVisible, () => enter('mature', waiting));
    };
    region.prepare();
    enter('waiting', starting);
    if (delay) after(delay, appear);
    else appear();
  };

  const enter = (phase: Phase, entering: readonly RunningTask[]) => {
    for (const task of entering) phases.set(task, phase);
  };

  const after = (milliseconds: number, callback: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      callback();
      refresh();
    }, milliseconds);
    timers.add(timer);
  };

  const draw = () => {
    const { shown, drawn } = layout();
    const gone = [...overlays].filter(([host]) => !drawn.has(host));
    const added: PlacedOverlay[] = [];
    // Reads all styles first, because each change would make the browser compute them again.
    const surfaces = new Map<Element, string>();
    for (const host of drawn.keys()) {
      if (overlays.has(host)) continue;
      const make = host === documentProperty(document, 'body') ? pageOverlay : hostOverlay;
      const placed = make(host, factory, surfaces, region);
      overlays.set(host, placed);
      if (placed) added.push(placed);
    }
    for (const placed of added) placed.place();
    for (const [host, tasks] of drawn) overlays.get(host)?.overlay.setMessages(messagesOf(tasks));
    for (const [host, placed] of gone) {
      placed?.free();
      overlays.delete(host);
    }
    markBusy(shown);
    follow();
    ask(({ overlay }) => overlay.fit());
    region.say(new Set([...drawn.values()].flatMap(messagesOf)));
    if (drawn.size) leaveInert(document);
    if (!gone.length) return;
    restoreFocus(document);
    fadeOut(
      document,
      gone.flatMap(([, placed]) => placed ?? []),
    );
  };

  /**
   * @returns the hosts of visible tasks, and those of them that get an overlay, with their tasks in start order.
   * Inside a shown host, no other spinner is drawn.
   */
  const layout = () => {
    const visible = [...phases].flatMap(([task, phase]) => (phase === 'waiting' ? [] : task));
    const hostsOf = ({ contexts }: RunningTask) =>
      contexts.flatMap((name) =>
        name === 'page' ? documentProperty(document, 'body') : [...(scene.hosts.get(name) ?? [])],
      );
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
  };

  const markBusy = (shown: ReadonlySet<HTMLElement>) => {
    for (const [host, release] of busy) {
      if (shown.has(host)) continue;
      release();
      busy.delete(host);
    }
    for (const host of shown) {
      if (!busy.has(host)) busy.set(host, holdAttribute(host, 'aria-busy', 'true'));
    }
  };

  /** Keeps overlays on their hosts, now and whenever the page moves. */
  const follow = () => {
    const listen = ask((placed) => placed.measure()) ? 'addEventListener' : 'removeEventListener';
    const window = documentProperty(document, 'defaultView');
    window?.[listen]('scroll', follow, { capture: true, passive: true });
    window?.[listen]('resize', follow);
  };

  /** Measures all overlays before it changes any. @returns whether there was a change. */
  const ask = (question: (placed: PlacedOverlay) => (() => void) | undefined): boolean => {
    const changes = [...overlays.values()].flatMap((placed) => (placed && question(placed)) ?? []);
    for (const change of changes) change();
    return changes.length > 0;
  };

  update();
  return {
    update,
    destroy: () => {
      phases.clear();
      refresh();
      region.destroy();
    },
  };
}

/** The outermost shown host among an element and its ancestors. */
function outermost(element: HTMLElement, shown: ReadonlySet<Element>): HTMLElement {
  let outer: Element = element;
  for (let node = parentOf(element); node; node = parentOf(node)) if (shown.has(node)) outer = node;
  return outer as HTMLElement;
}

function messagesOf(tasks: ReadonlySet<RunningTask>): readonly string[] {
  return [...tasks].flatMap(({ message }) => message || []);
}
