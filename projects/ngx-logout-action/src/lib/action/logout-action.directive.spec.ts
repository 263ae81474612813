import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  effect,
  ErrorHandler,
  inject,
  input,
  signal,
} from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router, RouterLink } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import {
  injectLogoutAction,
  LogoutActionDirective,
  LogoutBackend,
  LogoutError,
  type LogoutOutcome,
  provideLogoutAction,
  withCleanup,
} from '../../public-api';
import { openLab, RecordingBackend, settle } from '../../testing/lab';
import { RouterNavigator } from '../call/navigator';

@Component({
  imports: [LogoutActionDirective],
  template: `
    <form (submit)="submitted = true; $event.preventDefault()">
      <button
        [logoutAction]="action()"
        [logoutRedirectTo]="redirectTo()"
        [logoutData]="data()"
        [logoutSpinnerMessage]="'Bye'"
        [logoutDisableWhilePending]="disable()"
        (logoutSucceeded)="log.push('succeeded')"
        (logoutFailed)="log.push('failed ' + $event.kind)"
        (logoutSettled)="log.push('settled ' + $event.status)"
      >
        Sign out
      </button>
      <button logoutAction type="submit" id="submit">Sign out and submit</button>
      <a logoutAction href="/elsewhere">Sign out</a>
    </form>
  `,
})
class Page {
  readonly action = signal('');
  readonly redirectTo = signal<string | undefined>(undefined);
  readonly data = signal<unknown>(undefined);
  readonly disable = signal(false);
  readonly log: string[] = [];
  submitted = false;
}

async function openPage() {
  const lab = openLab();
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const button = query(fixture, 'button');
  return { ...lab, fixture, page: fixture.componentInstance, button };
}

const query = (fixture: ComponentFixture<unknown>, selector: string) =>
  (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector)!;

describe('[logoutAction]', () => {
  afterEach(() => jest.useRealTimers());

  it('signs out on click, with the options and data of its inputs', async () => {
    const { fixture, page, button, backend, navigator } = await openPage();
    page.redirectTo.set('/bye');
    page.data.set({ reason: 'done' });
    fixture.detectChanges();
    button.click();
    expect(backend.last.request).toEqual({
      action: 'logoutAction',
      data: { reason: 'done' },
      returnTo: 'http://localhost/bye',
    });
    backend.last.answer();
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('does not submit a form, unless the button has type="submit"', async () => {
    const { fixture, page, button } = await openPage();
    expect(button.getAttribute('type')).toBe('button');
    button.click();
    expect(page.submitted).toBe(false);
    const submit = query(fixture, '#submit');
    expect(submit.getAttribute('type')).toBe('submit');
    submit.click();
    expect(page.submitted).toBe(true);
  });

  it('prevents the navigation of a link, and sets no type on it', async () => {
    const { fixture, backend } = await openPage();
    const link = query(fixture, 'a');
    const click = new MouseEvent('click', { cancelable: true, bubbles: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
    expect(link.hasAttribute('type')).toBe(false);
    expect(backend.requests).toHaveLength(1);
  });

  it('sets aria-busy while a call of its action is pending, regardless of the caller', async () => {
    const { fixture, action, button, backend } = await openPage();
    expect(button.hasAttribute('aria-busy')).toBe(false);
    void action.invoke();
    fixture.detectChanges();
    expect(button.getAttribute('aria-busy')).toBe('true');
    backend.last.answer();
    await settle();
    fixture.detectChanges();
    expect(button.hasAttribute('aria-busy')).toBe(false);
  });

  it('stays clickable while a call is pending, because inFlightBehavior decides', async () => {
    const { fixture, button, backend, page } = await openPage();
    button.click();
    button.click();
    button.click();
    fixture.detectChanges();
    expect(button.hasAttribute('aria-disabled')).toBe(false);
    backend.last.answer();
    await settle();
    backend.last.answer();
    await settle();
    expect(page.log).toEqual([
      'settled discarded',
      'succeeded',
      'settled succeeded',
      'succeeded',
      'settled succeeded',
    ]);
  });

  it('ignores clicks while a call is pending, with logoutDisableWhilePending, and keeps the focus', async () => {
    const { fixture, button, backend, page } = await openPage();
    document.body.append(fixture.nativeElement as HTMLElement);
    page.disable.set(true);
    button.focus();
    button.click();
    fixture.detectChanges();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();
    backend.last.answer();
    await settle();
    fixture.detectChanges();
    expect(button.hasAttribute('aria-disabled')).toBe(false);
    expect([backend.requests.length, document.activeElement]).toEqual([1, button]);
  });

  it('does not keep an aria-disabled that the app sets while a call is pending', () => {
    @Component({
      imports: [LogoutActionDirective],
      template: `
        <button
          logoutAction
          logoutDisableWhilePending
          #signOut="logoutAction"
          [attr.aria-disabled]="signOut.pending() ? 'true' : null"
        >
          Sign out
        </button>
      `,
    })
    class Both {}

    const { backend } = openLab({ useDefaultSuccessHandler: false });
    const fixture = TestBed.createComponent(Both);
    fixture.detectChanges();
    const button = query(fixture, 'button');
    for (const calls of [1, 2]) {
      button.click();
      fixture.detectChanges();
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(backend.requests).toHaveLength(calls);
      backend.last.answer();
      fixture.detectChanges();
      expect(button.hasAttribute('aria-disabled')).toBe(false);
    }
  });

  it('emits a failure', async () => {
    const { button, backend, page } = await openPage();
    button.click();
    backend.last.fail(new LogoutError('network'));
    await settle();
    expect(page.log).toEqual(['failed network', 'settled failed']);
  });

  it('redirects and settles even if its listeners and the ErrorHandler of the app throw', async () => {
    const handleError = (error: unknown) => {
      throw error;
    };
    const { service, backend, navigator } = openLab(
      {},
      [],
      [{ provide: ErrorHandler, useValue: { handleError } }],
    );

    @Component({
      imports: [LogoutActionDirective],
      template: `
        <button logoutAction (logoutSucceeded)="fail()" (logoutSettled)="fail()">Sign out</button>
      `,
    })
    class Broken {
      calls = 0;

      fail() {
        throw new Error(`listener ${++this.calls}`);
      }
    }

    const fixture = TestBed.createComponent(Broken);
    fixture.detectChanges();
    jest.useFakeTimers();
    query(fixture, 'button').click();
    backend.last.answer();
    await settle();
    const { pending, lastOutcome } = service.defaultAction;
    expect([pending(), lastOutcome()?.status]).toEqual([false, 'succeeded']);
    expect(navigator.routes).toEqual(['/login']);
    expect(() => jest.runAllTimers()).toThrow('listener 1');
    expect(() => jest.runAllTimers()).toThrow('listener 2');
  });

  it('skips its outputs without a warning if it is destroyed before the outcome', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const { fixture, button, backend, page, errors } = await openPage();
    button.click();
    fixture.destroy();
    backend.last.answer();
    await settle();
    expect([page.log, errors, warn.mock.calls]).toEqual([[], [], []]);
    warn.mockRestore();
  });

  it('invokes an action by name, even if it is created later', async () => {
    const { fixture, button, service, backend, page, errors } = await openPage();
    page.action.set('bye');
    fixture.detectChanges();
    button.click();
    expect(String(errors)).toMatch(/LOGOUT-106: .*'bye'/);
    service.create({ name: 'bye', owner: 'application' });
    button.click();
    fixture.detectChanges();
    expect(backend.last.request.action).toBe('bye');
    expect(button.getAttribute('aria-busy')).toBe('true');
  });
});

describe('A page-owned action whose button is destroyed by the redirect', () => {
  /** Signs out on `start`. `whenSignedOut` is where an effect of the app navigates once the user is signed out. */
  async function signOutOn(start: string, whenSignedOut?: string) {
    const log: string[] = [];
    const signedIn = signal(true);

    @Component({
      imports: [LogoutActionDirective],
      template: `<button [logoutAction]="action" (logoutSettled)="settled($event)">
        Sign out
      </button>`,
    })
    class Page {
      readonly action = injectLogoutAction();
      readonly #router = inject(Router);

      constructor() {
        void this.action.outcomes$.subscribe(({ status }) => log.push(`outcome ${status}`));
        effect(() => {
          if (!signedIn() && whenSignedOut) void this.#router.navigateByUrl(whenSignedOut);
        });
      }

      settled({ status }: LogoutOutcome) {
        log.push(`output ${status} at ${this.#router.url}`);
      }
    }

    @Component({ template: 'Login' })
    class Login {}

    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const backend = new RecordingBackend();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'account', component: Page },
          { path: 'login', component: start === '/login' ? Page : Login },
          { path: 'home', component: Login },
        ]),
        { provide: LogoutBackend, useValue: backend },
        provideLogoutAction(
          {},
          withCleanup(() => signedIn.set(false)),
        ),
      ],
    });
    const toDocument = jest
      .spyOn(TestBed.inject(RouterNavigator), 'toDocument')
      .mockImplementation();
    const harness = await RouterTestingHarness.create(start);
    harness.routeNativeElement!.querySelector('button')!.click();
    backend.last.answer();
    await harness.fixture.whenStable();
    await settle();
    const warnings = warn.mock.calls;
    warn.mockRestore();
    return { log, warnings, documents: toDocument.mock.calls, url: TestBed.inject(Router).url };
  }

  it('succeeds, and emits its outputs once, before the navigation', async () => {
    expect(await signOutOn('/account')).toEqual({
      log: ['output succeeded at /account', 'outcome succeeded'],
      warnings: [],
      documents: [],
      url: '/login',
    });
  });

  it('also succeeds on the login page, which is reloaded', async () => {
    expect(await signOutOn('/login')).toEqual({
      log: ['output succeeded at /login', 'outcome succeeded'],
      warnings: [],
      documents: [['http://localhost/login']],
      url: '/login',
    });
  });

  it.each(['/login', '/home'])(
    'also succeeds if an effect of the app navigates to %s',
    async (target) => {
      const { log, warnings, documents } = await signOutOn('/account', target);
      expect(log).toEqual(['output succeeded at /account', 'outcome succeeded']);
      expect([warnings, documents]).toEqual([[], []]);
    },
  );
});

describe('[logoutAction] on any element', () => {
  @Component({
    host: { '(click)': "clicks.push('parent ' + $event.button)" },
    imports: [LogoutActionDirective, RouterLink],
    template: `
      <a id="plain" logoutAction>Sign out</a>
      <a id="authored" logoutAction role="menuitem" tabindex="-1">Sign out</a>
      <a id="link" logoutAction routerLink="/elsewhere" (click)="clicks.push('link')">
        <span id="icon">x</span>
      </a>
      <a id="bound" logoutAction [routerLink]="['/elsewhere']" (click)="clicks.push('link')">x</a>
      <a id="both" logoutAction href="/" routerLink="/elsewhere" (click)="clicks.push('link')">x</a>
      <a id="href" logoutAction [href]="'/elsewhere'" (click)="clicks.push('link')">x</a>
      <button id="own" logoutAction aria-disabled="true">Sign out</button>
      <button id="nothing" [logoutAction]="undefined">Sign out</button>
      <button id="routed" logoutAction [routerLink]="destination()">Sign out</button>
      <custom-button id="custom" logoutAction>Sign out</custom-button>
      <p id="text" logoutAction>Sign out</p>
    `,
    schemas: [CUSTOM_ELEMENTS_SCHEMA],
  })
  class Hosts {
    readonly clicks: string[] = [];
    readonly destination = input<string | null>(null);
  }

  let warn: jest.SpyInstance;
  beforeEach(() => (warn = jest.spyOn(console, 'warn').mockImplementation()));
  afterEach(() => warn.mockRestore());

  async function openHosts(destination: string | null = null) {
    const lab = openLab({ inFlightBehavior: 'executeAll' });
    const fixture = TestBed.createComponent(Hosts);
    fixture.componentRef.setInput('destination', destination);
    await fixture.whenStable();
    const { clicks } = fixture.componentInstance;
    return { ...lab, clicks, host: (id: string) => query(fixture, `#${id}`) };
  }

  const press = (host: HTMLElement, key: string) =>
    host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  it('turns a link without href into a button, for the keyboard as well', async () => {
    const { host, action, backend } = await openHosts();
    const link = host('plain');
    expect([link.getAttribute('role'), link.tabIndex]).toEqual(['button', 0]);
    expect([press(link, 'Enter'), press(link, ' ')]).toEqual([false, false]);
    expect([backend.requests.length, action.queued()]).toEqual([1, 1]);
    expect([host('authored').getAttribute('role'), host('authored').tabIndex]).toEqual([
      'menuitem',
      -1,
    ]);
  });

  it.each(['link', 'icon', 'bound', 'both', 'href'])(
    'prevents the navigation of a link, but listeners of the app still get its click (%s)',
    async (id) => {
      const { host, backend, clicks } = await openHosts();
      const click = new MouseEvent('click', { bubbles: true, cancelable: true });
      host(id).dispatchEvent(click);
      await settle();
      expect(backend.requests).toHaveLength(1);
      expect([TestBed.inject(Router).url, click.defaultPrevented]).toEqual(['/', true]);
      expect(clicks).toEqual(['link', 'parent 0']);
    },
  );

  it('does not handle keys on a link with href', async () => {
    const { host } = await openHosts();
    expect(press(host('link'), 'Enter')).toBe(true);
  });

  it('ignores clicks on a host with aria-disabled, and keeps the attribute', async () => {
    const { host, backend } = await openHosts();
    host('own').click();
    expect(backend.requests).toHaveLength(0);
    expect(host('own').getAttribute('aria-disabled')).toBe('true');
  });

  it('invokes the default action for undefined', async () => {
    const { host, backend } = await openHosts();
    host('nothing').click();
    expect(backend.last.request.action).toBe('logoutAction');
  });

  it('works on a custom element', async () => {
    const { host, backend } = await openHosts();
    host('custom').click();
    expect(backend.requests).toHaveLength(1);
  });

  it('warns about hosts that the keyboard cannot reach', async () => {
    await openHosts();
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^LOGOUT-305: .*<p logoutAction>/)]]);
  });

  it('warns of a routerLink that navigates, because its host is not a link', async () => {
    await openHosts('/elsewhere');
    expect(warn.mock.calls).toContainEqual([
      expect.stringMatching(/^LOGOUT-309: routerLink on <button logoutAction>/),
    ]);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it('warns of it on the server, too, where there are no custom elements', async () => {
    const absent = jest.spyOn(window, 'customElements', 'get').mockReturnValue(undefined as never);
    await openHosts('/elsewhere');
    absent.mockRestore();
    expect(warn).toHaveBeenCalledTimes(2);
  });
});
