import {
  ApplicationInitStatus,
  computed,
  EnvironmentInjector,
  inject,
  Injectable,
  NgZone,
  runInInjectionContext,
  signal,
  untracked,
} from '@angular/core';
import { Subject } from 'rxjs';

import { LogoutError } from '../action/errors';
import { LogoutActionService } from '../action/logout-action.service';
import { injectReport } from '../action/report';
import { LOGOUT_CONFIG } from '../config';
import { FAILED, type OfflineMarker, OfflineMarkers } from '../page/offline-markers';
import { usedByUser } from '../page/sign-outs';

/** The pending sign-out of this browser, and whether its session is still the current one. */
@Injectable({ providedIn: 'root' })
export class PendingSignOut {
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #rules = this.#config.offlineRules ?? { session: undefined, maxAge: 0 };
  readonly #markers = inject(OfflineMarkers);
  readonly #injector = inject(EnvironmentInjector);
  readonly #report = injectReport();
  readonly #initStatus = inject(ApplicationInitStatus);
  readonly #zone = inject(NgZone);
  readonly #state = signal<'none' | 'pending' | 'failed'>('none');
  /** The session of the pending sign-out. */
  readonly #session = signal('');
  readonly #ended = new Subject<void>();
  #kept: OfflineMarker | undefined;

  /** Changes immediately with the session of the app if that is a signal. */
  readonly state = computed(() => {
    const state = this.#state();
    return state === 'pending' && this.#isCurrent(this.#session()) === false ? 'none' : state;
  });

  /** Emits when the sign-out is no longer pending. */
  readonly ended$ = this.#ended.asObservable();

  get exists(): boolean {
    const marker = this.#markers.read();
    if (!marker || this.endOf(marker) <= Date.now()) return false;
    return untracked(() => this.isCurrent(marker)) !== false;
  }

  /** The pending sign-out of this or another tab, if any. Fails one that is too old. */
  read(): OfflineMarker | undefined {
    const marker = this.#markers.read();
    if (marker && this.endOf(marker) <= Date.now()) {
      this.fail(new LogoutError('network', { message: ngDevMode ? TOO_OLD : undefined }));
      return undefined;
    }
    if (marker) this.#begin(marker);
    else if (untracked(this.#state) === 'pending') this.#show('none');
    return marker;
  }

  /** The time after which it is too old, in milliseconds since the epoch. */
  endOf({ since }: OfflineMarker): number {
    return since + this.#rules.maxAge;
  }

  /** Stores a sign-out that did not reach the server. */
  begin(): void {
    // An earlier cleanup may have cleared the session in the app.
    const session = this.askSession() || (this.#markers.read()?.session ?? '');
    this.#kept = this.#markers.write({ session, since: Date.now(), until: 0 });
    this.#begin(this.#kept);
  }

  /** Stores it again if a cleanup of the app has cleared storage. */
  keepThroughCleanup(): void {
    if (this.#kept && !this.#markers.read()) this.#markers.write(this.#kept);
  }

  /** Keeps other tabs from retrying until then. Returns the entry by which this tab recognizes its own retry. */
  reserve(marker: OfflineMarker, until: number): OfflineMarker {
    return this.#markers.write({ ...marker, until });
  }

  /** Called when the server has ended the session, or it is no longer the current one. */
  end(): void {
    this.#markers.remove();
    this.#show('none');
  }

  /** Called when there will be no more retries. */
  fail(error: LogoutError): void {
    this.#markers.remove(FAILED);
    this.#show('failed');
    // The handler may need configuration that the app is still loading.
    const tell = () => this.#zone.run(() => this.#tell(error));
    void this.#initStatus.donePromise.catch(() => undefined).then(tell);
  }

  /** Follows a change by another tab. */
  follow(value: string | null): OfflineMarker | undefined {
    if (value !== FAILED) return this.read();
    this.#show('failed');
    return undefined;
  }

  /** Whether the session is still that of the sign-out; `undefined` while the app does not know. */
  isCurrent({ session }: OfflineMarker): boolean | undefined {
    return this.#isCurrent(session);
  }

  /** Whether the signed-in user has signed in since the sign-out, which is not the case if the cookie was still valid. */
  isNewSession(): boolean {
    const marker = this.read();
    if (!marker) return true;
    return marker.session && this.#rules.session
      ? this.isCurrent(marker) === false
      : usedByUser(true);
  }

  /** The session according to the app. */
  askSession(): string {
    try {
      return runInInjectionContext(this.#injector, () => this.#rules.session?.() ?? '');
    } catch (error) {
      this.#report(error);
      return '';
    }
  }

  #isCurrent(session: string): boolean | undefined {
    if (!session || !this.#rules.session) return true;
    const current = this.askSession();
    return current === '' ? undefined : current === session;
  }

  #begin({ session }: OfflineMarker): void {
    this.#session.set(session);
    if (untracked(this.#state) === 'pending') return;
    this.#state.set('pending');
    // Detects a new sign-in.
    runInInjectionContext(this.#injector, () => this.#config.session?.())?.track();
  }

  #show(state: 'none' | 'failed'): void {
    this.#kept = undefined;
    this.#state.set(state);
    this.#ended.next();
  }

  #tell(error: LogoutError): void {
    const { onFailure } = this.#config;
    const { defaultAction: action } = this.#injector.get(LogoutActionService);
    // The guards have already allowed the sign-out.
    const retry = () => action.invoke({ force: true });
    try {
      if (!onFailure) return this.#report(error);
      runInInjectionContext(this.#injector, () => onFailure(error, { action, source: { retry } }));
    } catch (thrown) {
      this.#report(thrown);
    }
  }
}

const TOO_OLD =
  'Logout failed (network): the server could not be reached within maxAge of withOfflineLogout().';
