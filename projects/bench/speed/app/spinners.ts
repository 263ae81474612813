import {
  createGlobalPositionStrategy,
  createOverlayRef,
  type OverlayRef,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import {
  ApplicationRef,
  type ComponentRef,
  createComponent,
  EnvironmentInjector,
  inject,
  Injector,
  type Type,
} from '@angular/core';
import { MatProgressSpinner } from '@angular/material/progress-spinner';
import { NgxSpinnerService } from 'ngx-spinner';

import { SpinnerContextService } from 'ngx-logout-action';

import { BoxesByHand, BUSY, NgxSpinnerBoxes, NothingBoxes, OurBoxes, PlainBoxes } from './boxes';

/** A way to show that boxes are busy. */
interface Contender {
  readonly boxes: Type<{ boxes: unknown }>;
  /** A selector for the element that each busy box contains. */
  readonly shown: string;
  show(boxes: readonly string[]): void;
  hide(boxes: readonly string[]): void;
}

/** Measures one contender at a time: creates boxes, shows their spinners, and hides them. */
export class SpinnerBench {
  readonly #appRef = inject(ApplicationRef);
  readonly #environmentInjector = inject(EnvironmentInjector);
  readonly #contenders = this.#list();
  readonly names = Object.keys(this.#contenders);
  #mounted: ComponentRef<unknown> | undefined;
  #contender: Contender | undefined;
  #boxes: readonly string[] = [];

  /** @returns the milliseconds that creating this many idle boxes takes. */
  async create(name: string, count: number): Promise<number> {
    this.#mounted?.destroy();
    this.#contender = this.#contenders[name];
    if (!this.#contender) throw new Error(`Unknown spinner '${name}'.`);
    this.#boxes = Array.from({ length: count }, (_, index) => `box${index}`);
    await painted();
    const begin = performance.now();
    const environmentInjector = this.#environmentInjector;
    this.#mounted = createComponent(this.#contender.boxes, { environmentInjector });
    this.#mounted.setInput('boxes', this.#boxes);
    this.#appRef.attachView(this.#mounted.hostView);
    document.body.append(this.#mounted.location.nativeElement as Node);
    this.#mounted.changeDetectorRef.detectChanges();
    const took = performance.now() - begin;
    await painted();
    return took;
  }

  /** @returns the milliseconds until all spinners are shown. */
  show(): Promise<number> {
    return this.#until(this.#boxes.length, () => this.#contender?.show(this.#boxes));
  }

  /** @returns the milliseconds until all spinners are hidden. */
  hide(): Promise<number> {
    return this.#until(0, () => this.#contender?.hide(this.#boxes));
  }

  async cycle(times: number): Promise<void> {
    for (let turn = 0; turn < times; turn++) {
      await this.show();
      await this.hide();
    }
  }

  clear(): void {
    this.#mounted?.destroy();
    this.#mounted = undefined;
  }

  async #until(count: number, change: () => void): Promise<number> {
    const shown = this.#contender?.shown ?? '';
    const begin = performance.now();
    change();
    do await painted();
    while (shown && document.querySelectorAll(shown).length !== count);
    return performance.now() - begin;
  }

  #list(): Record<string, Contender> {
    const service = inject(SpinnerContextService);
    const ngxSpinner = inject(NgxSpinnerService);
    const injector = inject(Injector);
    let tasks: { release(): void }[] = [];
    let overlays: OverlayRef[] = [];
    return {
      'plain element': {
        boxes: PlainBoxes as Contender['boxes'],
        shown: '',
        show: () => undefined,
        hide: () => undefined,
      },
      'directive that does nothing': {
        boxes: NothingBoxes as Contender['boxes'],
        shown: '',
        show: () => undefined,
        hide: () => undefined,
      },
      ours: {
        boxes: OurBoxes as Contender['boxes'],
        shown: 'logout-spinner-overlay',
        show: (boxes) => {
          tasks = boxes.map((context) => service.show({ context, message: 'Loading' }));
        },
        hide: () => tasks.forEach((task) => task.release()),
      },
      'by hand': {
        boxes: BoxesByHand as Contender['boxes'],
        shown: 'app-spinner .overlay',
        show: () => BUSY.set(true),
        hide: () => BUSY.set(false),
      },
      'ngx-spinner': {
        boxes: NgxSpinnerBoxes as Contender['boxes'],
        shown: '.ngx-spinner-overlay',
        show: (boxes) => boxes.forEach((box) => void ngxSpinner.show(box)),
        hide: (boxes) => boxes.forEach((box) => void ngxSpinner.hide(box)),
      },
      'Material with Overlay': {
        boxes: PlainBoxes as Contender['boxes'],
        shown: 'mat-progress-spinner',
        show: (boxes) => {
          overlays = boxes.map(() => {
            const positionStrategy = createGlobalPositionStrategy(injector);
            const overlay = createOverlayRef(injector, { positionStrategy });
            const spinner = overlay.attach(new ComponentPortal(MatProgressSpinner));
            spinner.setInput('mode', 'indeterminate');
            return overlay;
          });
        },
        hide: () => overlays.forEach((overlay) => overlay.dispose()),
      },
    };
  }
}

/** Shared, because each additional channel would count as a listener. */
const { port1, port2 } = new MessageChannel();

/** Resolves when the next frame has been painted. */
async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
}
