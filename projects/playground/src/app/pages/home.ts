import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-home',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Signing out, done completely</h1>
    <p class="quiet">
      One directive on a button. It ends the session on the server, once, however often the button
      is clicked. It clears local data and takes the user to a safe page.
    </p>
    <section class="card">
      <h2>Try it</h2>
      <ol>
        <li><a routerLink="/login">Sign in</a> with the demo account.</li>
        <li>Open the <a routerLink="/account">account page</a>, and sign out.</li>
        <li>Press Back: nothing private is shown.</li>
        <li>
          Try the three <a routerLink="/in-flight">in-flight behaviors</a>: click six times, and see
          what happens to each click.
        </li>
        <li>Start tasks in the <a routerLink="/spinners">spinner contexts</a>, several at once.</li>
      </ol>
    </section>
  `,
})
export class Home {}
