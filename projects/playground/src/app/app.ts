import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { LogoutActionDirective } from 'ngx-logout-action';

import { framed } from './session/experiments';
import { Session } from './session/session';
import { Avatar } from './ui/avatar';

@Component({
  selector: 'app-root',
  imports: [
    Avatar,
    LogoutActionDirective,
    MatAnchor,
    MatButton,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!framed) {
      <header>
        <div class="bar">
          <a class="brand" routerLink="/">
            <img src="favicon.svg" alt="" width="28" height="28" />ngx-logout-action
          </a>
          <nav aria-label="Pages">
            @for (page of pages; track page.path) {
              <a
                matButton
                [routerLink]="page.path"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                [routerLinkActiveOptions]="{ exact: page.path === '/' }"
                >{{ page.title }}</a
              >
            }
            <a matButton href="/docs">Docs</a>
          </nav>
          <div class="who">
            @if (session.user(); as user) {
              <app-avatar [name]="user.name" />
              <span class="name">{{ user.name }}</span>
              <button matButton="outlined" logoutAction>Sign out</button>
            } @else if (session.uncertain()) {
              <button matButton="outlined" logoutAction>Sign out</button>
            } @else {
              <a matButton="filled" routerLink="/login">Sign in</a>
            }
          </div>
        </div>
      </header>
    }
    <main>
      <router-outlet />
    </main>
  `,
  styleUrl: './app.css',
})
export class App {
  protected readonly session = inject(Session);
  protected readonly framed = framed;
  protected readonly pages = [
    { path: '/', title: 'Home' },
    { path: '/in-flight', title: 'In flight' },
    { path: '/what-if', title: 'What if' },
    { path: '/spinners', title: 'Spinners' },
    { path: '/account', title: 'Account' },
  ];
}
