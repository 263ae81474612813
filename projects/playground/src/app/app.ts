import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { LogoutActionDirective } from 'ngx-logout-action';

import { Session } from './session/session';

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <a class="brand" routerLink="/">ngx-logout-action</a>
      <nav aria-label="Pages">
        <a
          routerLink="/"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: true }"
          >Home</a
        >
        <a routerLink="/account" routerLinkActive="here" ariaCurrentWhenActive="page">Account</a>
        <a routerLink="/in-flight" routerLinkActive="here" ariaCurrentWhenActive="page"
          >In flight</a
        >
        <a routerLink="/spinners" routerLinkActive="here" ariaCurrentWhenActive="page">Spinners</a>
        <a routerLink="/what-if" routerLinkActive="here" ariaCurrentWhenActive="page">What if</a>
        <a href="/docs">Docs</a>
      </nav>
      @if (session.user(); as user) {
        <span class="who">{{ user.name }}</span>
        <button logoutAction>Sign out</button>
      } @else {
        <a class="button" routerLink="/login">Sign in</a>
      }
    </header>
    <main>
      <router-outlet />
    </main>
  `,
  styles: `
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      padding: 0.6rem clamp(1rem, 4vw, 2rem);
      border-block-end: 1px solid var(--line);
      background: var(--surface);
    }

    .brand {
      color: var(--text);
      font-weight: 700;
      text-decoration: none;
    }

    nav {
      display: flex;
      flex-wrap: wrap;
      flex: 1;
      gap: 0.25rem;
    }

    nav a {
      padding: 0.6rem 0.6rem;
      border-radius: 8px;
      color: var(--quiet);
      text-decoration: none;
    }

    nav a.here {
      color: var(--text);
      font-weight: 600;
      text-decoration: underline;
      text-underline-offset: 0.4em;
      text-decoration-thickness: 2px;
      text-decoration-color: var(--accent);
    }

    .who {
      color: var(--quiet);
    }

    header .button {
      text-decoration: none;
    }

    main {
      max-width: 68rem;
      margin-inline: auto;
      padding: clamp(1rem, 4vw, 2.5rem);
    }

    @media (max-width: 40rem) {
      .brand {
        flex: 1;
      }

      nav {
        order: 1;
        flex-basis: 100%;
        margin-inline-start: -0.6rem;
      }

      .who {
        display: none;
      }
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
}
