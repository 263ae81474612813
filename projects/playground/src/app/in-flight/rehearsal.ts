import { HttpClient } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { InFlightBehavior } from 'ngx-logout-action';

import type { ServerRequest } from '../timeline/timeline';
import { type Track, openTrack } from './track';

interface RehearsedRequest extends ServerRequest {
  readonly track: string;
}

/** Milliseconds between two reads of the server's record. */
const INTERVAL = 250;

/** Plays the same clicks with each in-flight behavior, each against a practice session on the server. */
@Injectable()
export class Rehearsal {
  readonly #http = inject(HttpClient);
  readonly #tracks = signal<ReadonlyMap<InFlightBehavior, Track>>(new Map());
  readonly #record = signal<readonly RehearsedRequest[]>([]);
  /** The number of the current run. Earlier runs stop. */
  #run = 0;

  readonly tracks = this.#tracks.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#end());
  }

  /** The requests of a track, as recorded by the server. */
  requests(track: InFlightBehavior): readonly ServerRequest[] {
    return this.#record().filter((request) => request.track === track);
  }

  isRunning(): boolean {
    return [...this.#tracks().values()].some(({ action }) => action.pending());
  }

  /**
   * Starts a run. Replaces the previous one.
   *
   * @param delay milliseconds until the server responds to each request.
   * @throws if the server does not support rehearsals.
   */
  async begin(
    behaviors: readonly InFlightBehavior[],
    { delay, guardDelay }: { delay: number; guardDelay: number },
  ): Promise<void> {
    this.#end();
    const run = this.#run;
    const rehearsal = this.#http.post<{ id: string }>('/rehearsals', { delay });
    const url = `/rehearsals/${(await firstValueFrom(rehearsal)).id}`;
    const beganAt = performance.now();
    const tracks = await Promise.all(
      behaviors.map(async (behavior): Promise<[InFlightBehavior, Track]> => [
        behavior,
        await openTrack(behavior, `${url}/${behavior}/logout`, guardDelay),
      ]),
    );
    if (run !== this.#run) {
      destroy(tracks.map(([, track]) => track));
      return;
    }
    for (const [, { clicks }] of tracks) clicks.begin();
    this.#tracks.set(new Map(tracks));
    void this.#watch(url, run, performance.now() - beganAt);
  }

  /** Clicks once in every track. */
  click(): void {
    for (const { action, clicks } of this.#tracks().values()) void clicks.click(action);
  }

  /** Clicks several times, `interval` milliseconds apart. */
  async clickTimes(times: number, interval: number): Promise<void> {
    const run = this.#run;
    for (let click = 0; click < times; click++) {
      if (click > 0) await new Promise((resolve) => setTimeout(resolve, interval));
      if (run !== this.#run) return;
      this.click();
    }
  }

  /** @param offset milliseconds from the start of the record to the start of the clicks. */
  async #watch(url: string, run: number, offset: number): Promise<void> {
    while (run === this.#run) {
      const record = await firstValueFrom(this.#http.get<RehearsedRequest[]>(url)).catch(() => []);
      if (run !== this.#run) return;
      this.#record.set(record.map((request) => earlier(request, offset)));
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  }

  #end(): void {
    this.#run++;
    this.#record.set([]);
    destroy([...this.#tracks().values()]);
    this.#tracks.set(new Map());
  }
}

function destroy(tracks: readonly Track[]): void {
  for (const { app } of tracks) app.destroy();
}

function earlier(request: RehearsedRequest, offset: number): RehearsedRequest {
  const { arrivedAt, endedAt } = request;
  return {
    ...request,
    arrivedAt: Math.max(0, arrivedAt - offset),
    endedAt: endedAt === undefined ? undefined : endedAt - offset,
  };
}
