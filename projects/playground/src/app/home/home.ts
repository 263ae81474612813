import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { CodeSample } from '../ui/code-sample';
import { DemoCard } from './demo-card';

/** The library in one sentence, three lines of code, and a card to try it. */
@Component({
  selector: 'app-home',
  imports: [CodeSample, DemoCard, MatAnchor, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  protected readonly code = `import { LogoutActionDirective } from 'ngx-logout-action';
imports: [LogoutActionDirective],
<button logoutAction>Sign out</button>`;

  protected readonly install = 'ng add ngx-logout-action';

  protected readonly topics = [
    {
      link: '/in-flight',
      title: 'In flight',
      text: 'Six clicks with each in-flight behavior, side by side.',
    },
    {
      link: '/what-if',
      title: 'What if',
      text: 'Break the network, the server, or the session, and see how it ends.',
    },
    {
      link: '/spinners',
      title: 'Spinners',
      text: 'On a link, a table row, a dialog, or the whole page.',
    },
    {
      link: '/account',
      title: 'Account',
      text: 'Unsaved changes, dialogs, menus, and other devices.',
    },
  ];
}
