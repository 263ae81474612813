import { DatePipe } from '@angular/common';
import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCardModule } from '@angular/material/card';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { firstValueFrom } from 'rxjs';

import { LogoutActionService } from 'ngx-logout-action';

/** A session of the user, as `GET /sessions` returns it. */
interface DeviceSession {
  readonly id: string;
  /** For example "Firefox on Linux". */
  readonly device: string;
  readonly signedInAt: number;
  /** Whether it is the session of this browser. */
  readonly current: boolean;
}

/** The devices on which the user is signed in, and how to sign out of them. */
@Component({
  selector: 'app-devices',
  imports: [DatePipe, MatButtonModule, MatCardModule, MatProgressBarModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-card appearance="outlined">
      @if (sessions.isLoading() || busy()) {
        <mat-progress-bar mode="indeterminate" aria-label="Loading your devices" />
      }
      <mat-card-header>
        <mat-card-title><h2 id="devices">Your devices</h2></mat-card-title>
        <mat-card-subtitle>Each browser where you are signed in</mat-card-subtitle>
      </mat-card-header>
      <mat-card-content>
        <ul aria-labelledby="devices">
          @for (session of sessions.value(); track session.id) {
            <li>
              <span class="icon" [class.current]="session.current">
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                  <path fill="currentColor" [attr.d]="iconOf(session.device)" />
                </svg>
              </span>
              <span class="device">
                <span class="name">
                  {{ session.device }}
                  @if (session.current) {
                    <span class="badge">This device</span>
                  }
                </span>
                <span class="since">Since {{ session.signedInAt | date: 'MMM d, h:mm a' }}</span>
              </span>
              @if (!session.current) {
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="'Sign out of ' + session.device"
                  (click)="end('/' + session.id)"
                >
                  Sign out
                </button>
              }
            </li>
          }
        </ul>
        @if (failed() || sessions.error()) {
          <p role="alert">Something went wrong. Reload the page and try again.</p>
        }
      </mat-card-content>
      <mat-card-actions>
        <button matButton="filled" type="button" [disabled]="busy()" (click)="signOutEverywhere()">
          Sign out of all devices
        </button>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="end('?others')">
          Sign out of other devices
        </button>
      </mat-card-actions>
      <div class="admin">
        <div>
          <h3>As an administrator</h3>
          <p>
            The server ends this session and notifies this page, which signs you out within a
            second.
          </p>
        </div>
        <button matButton="tonal" type="button" [disabled]="busy()" (click)="endCurrentSession()">
          End this session on the server
        </button>
      </div>
    </mat-card>
  `,
  styles: `
    mat-card {
      overflow: hidden;
      border-radius: 20px;
    }

    mat-card-header {
      padding: clamp(1rem, 3vw, 1.75rem) clamp(1rem, 3vw, 1.75rem) 0;
    }

    mat-card-content {
      padding: 0 clamp(1rem, 3vw, 1.75rem);
    }

    mat-progress-bar {
      position: absolute;
      inset-block-start: 0;
    }

    mat-card-title h2 {
      margin: 0;
      font: var(--mat-sys-title-large);
      font-weight: 600;
    }

    mat-card-subtitle {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }

    li button {
      flex: none;
    }

    ul {
      margin: 0.5rem 0 0.75rem;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      gap: 1rem;
      align-items: center;
      min-block-size: 4.5rem;
      padding-block: 0.5rem;
    }

    li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }

    .icon {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: 2.75rem;
      block-size: 2.75rem;
      border-radius: 50%;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
    }

    .icon.current {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }

    .device {
      display: grid;
      flex: 1;
      min-inline-size: 0;
    }

    .name {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
      align-items: center;
      font: var(--mat-sys-title-medium);
    }

    .badge {
      padding: 0.1rem 0.5rem;
      border-radius: 999px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font: var(--mat-sys-label-medium);
    }

    .since {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }

    mat-card-actions {
      flex-wrap: wrap;
      gap: 0.5rem 0.75rem;
      padding: 0.5rem clamp(1rem, 3vw, 1.75rem) 1.25rem;
    }

    .admin {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 1.5rem;
      align-items: center;
      justify-content: space-between;
      padding: 1rem clamp(1rem, 3vw, 1.75rem);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }

    .admin > div {
      flex: 1 1 16rem;
    }

    h3 {
      margin: 0;
      font: var(--mat-sys-title-small);
    }

    .admin p {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class Devices {
  readonly #http = inject(HttpClient);
  readonly #logout = inject(LogoutActionService);

  protected readonly sessions = httpResource<readonly DeviceSession[]>(() => '/sessions');
  protected readonly busy = signal(false);
  protected readonly failed = signal(false);

  /** Ends other sessions. The server notifies their pages. */
  protected async end(which: string): Promise<void> {
    if (await this.#delete(which)) this.sessions.reload();
  }

  /** Ends all sessions. This browser gets the response; the server notifies the others. */
  protected async signOutEverywhere(): Promise<void> {
    if (await this.#delete('?all')) await this.#logout.sessionEnded();
  }

  /** Ends the session on the server, and waits for its notification. */
  protected async endCurrentSession(): Promise<void> {
    const session = this.sessions.value()?.find(({ current }) => current);
    if (session) await this.#delete(`/${session.id}`);
  }

  /** Whether the sessions are over. After a 401, this session was already over. */
  async #delete(which: string): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(false);
    try {
      await firstValueFrom(this.#http.delete(`/sessions${which}`));
      return true;
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 401) {
        await this.#logout.sessionEnded();
      } else {
        this.failed.set(true);
      }
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** From Material Icons (Apache License 2.0): a phone or a laptop. */
  protected iconOf(device: string): string {
    return /iPhone|iPad|Android/.test(device)
      ? 'M17 1.01 7 1c-1.1 0-2 .9-2 2v18c0 1.1.9 2 2 2h10c1.1 0 2-.9 2-2V3c0-1.1-.9-1.99-2-1.99zM17 19H7V5h10v14z'
      : 'M20 18c1.1 0 1.99-.9 1.99-2L22 6c0-1.1-.9-2-2-2H4c-1.1 0-2 .9-2 2v10c0 1.1.9 2 2 2H0v2h24v-2h-4zM4 6h16v10H4V6z';
  }
}
