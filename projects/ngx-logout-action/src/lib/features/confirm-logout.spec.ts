import { inject, InjectionToken, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  confirmLogout,
  type ConfirmLogoutTexts,
  LogoutActionService,
  type LogoutActionOptions,
  withLogoutGuards,
  withTabSync,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const setup = (
  texts?: ConfirmLogoutTexts | (() => ConfirmLogoutTexts),
  options: LogoutActionOptions = {},
) => openLab(options, [withLogoutGuards(confirmLogout(texts))]);

const dialogs = () =>
  [...document.querySelectorAll('logout-dialog')].map((host) =>
    host.shadowRoot!.querySelector('dialog')!,
  );
const part = (name: string) => dialogs()[0]?.querySelector<HTMLElement>(`.${name}`) ?? undefined;
const text = (name: string) => part(name)?.textContent;

const press = (target: HTMLElement, at: EventTarget = target) => {
  at.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  target.click();
};

describe('confirmLogout()', () => {
  afterEach(() => jest.useRealTimers());

  it('signs out when the user confirms', async () => {
    const { action, backend } = setup();
    const outcome = action.invoke();
    await settle();
    expect(backend.requests).toHaveLength(0);
    part('confirm')?.click();
    backend.last.answer();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(dialogs()).toEqual([]);
  });

  it('vetoes when the user cancels', async () => {
    const { action, backend } = setup();
    const outcome = action.invoke();
    part('cancel')?.click();
    expect(await outcome).toEqual({ status: 'vetoed', by: 'guard' });
    expect(backend.requests).toHaveLength(0);
    expect(dialogs()).toEqual([]);
  });

  it('opens an alert dialog, labeled by its title and described by its message', () => {
    const { action } = setup({ title: 'Leave?', message: 'Your cart is kept.' });
    void action.invoke();
    const [dialog] = dialogs();
    const referred = (name: string) =>
      (dialog!.getRootNode() as ShadowRoot).getElementById(dialog!.getAttribute(name) ?? '');
    expect(dialog!.getAttribute('role')).toBe('alertdialog');
    expect(referred('aria-labelledby')?.textContent).toBe('Leave?');
    expect(referred('aria-describedby')?.textContent).toBe('Your cart is kept.');
  });

  it('focuses the safe choice', () => {
    const { action } = setup();
    void action.invoke();
    const root = part('cancel')?.getRootNode() as ShadowRoot;
    expect(root.activeElement?.textContent).toBe('Stay signed in');
  });

  it('has no description if the message is empty', () => {
    const { action } = setup({ message: '' });
    void action.invoke();
    expect(part('message')?.hidden).toBe(true);
    expect(dialogs()[0]?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('calls a function for its texts, in an injection context, each time it opens', async () => {
    const LANGUAGE = new InjectionToken('LANGUAGE', { factory: () => ({ now: 'de' }) });
    const { action } = setup(() =>
      inject(LANGUAGE).now === 'de' ? { title: 'Abmelden?', cancel: undefined } : {},
    );
    void action.invoke();
    expect(text('title')).toBe('Abmelden?');
    expect(text('cancel')).toBe('Stay signed in');
    part('cancel')?.click();
    await settle();
    TestBed.inject(LANGUAGE).now = 'en';
    void action.invoke();
    expect(text('title')).toBe('Sign out?');
  });

  it('shows its texts as plain text', () => {
    const { action } = setup({ title: '<b>Out</b>', confirm: '<i>' });
    void action.invoke();
    expect(text('title')).toBe('<b>Out</b>');
    expect(text('confirm')).toBe('<i>');
  });

  it('vetoes and reports the error if the texts throw', async () => {
    const { action, errors } = setup(() => {
      throw new Error('no such language');
    });
    expect(await action.invoke()).toEqual({ status: 'vetoed', by: 'guard' });
    expect(errors.map(String)).toEqual(['Error: no such language']);
    expect(dialogs()).toEqual([]);
  });

  describe.each(['executeLast', 'executeAll', 'doNotExecute'] as const)(
    'under %s',
    (inFlightBehavior) => {
      it('opens one dialog for many calls, and does not ask again after the user cancels', async () => {
        const { action, backend } = setup({}, { inFlightBehavior });
        const calls = Array.from({ length: 6 }, () => action.invoke());
        expect(dialogs()).toHaveLength(1);
        part('cancel')?.click();
        const statuses = (await Promise.all(calls)).map(({ status }) => status);
        expect(statuses).toContain('vetoed');
        expect(statuses).not.toContain('succeeded');
        expect(dialogs()).toEqual([]);
        expect(backend.requests).toHaveLength(0);
      });

      it('does not ask again after the user confirms', async () => {
        const { action, backend } = setup({}, { inFlightBehavior });
        const calls = Array.from({ length: 6 }, () => action.invoke());
        part('confirm')?.click();
        for (let turn = 0; turn < 6; turn++) {
          backend.last.answer();
          await settle();
          expect(dialogs()).toEqual([]);
        }
        expect((await Promise.all(calls))[0]).toMatchObject({ status: 'succeeded' });
      });
    },
  );

  it('opens one dialog for two actions, with the same answer for both', async () => {
    const { action, service } = setup();
    const other = service.create({ name: 'other', owner: 'application' });
    const calls = [action.invoke(), other.invoke()];
    expect(dialogs()).toHaveLength(1);
    part('cancel')?.click();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(['vetoed', 'vetoed']);
  });

  it('asks again for the next call', async () => {
    const { action } = setup();
    const first = action.invoke();
    part('cancel')?.click();
    await first;
    void action.invoke();
    expect(dialogs()).toHaveLength(1);
  });

  it('closes the dialog after the decisionTimeout', async () => {
    jest.useFakeTimers();
    const { action } = setup({}, { decisionTimeout: 1_000 });
    const outcome = action.invoke();
    await jest.advanceTimersByTimeAsync(999);
    expect(dialogs()).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(dialogs()).toEqual([]);
    expect(await outcome).toEqual({ status: 'vetoed', by: 'timeout' });
  });

  it('closes the dialog when another tab signs out', async () => {
    localStorage.clear();
    const { action, navigator } = openLab({}, [withLogoutGuards(confirmLogout()), withTabSync()]);
    const outcome = action.invoke();
    const news = { key: 'ngx-logout-action:tabs:/', newValue: '1:out' };
    window.dispatchEvent(new StorageEvent('storage', news));
    expect(await outcome).toEqual({ status: 'vetoed', by: 'guard' });
    await settle();
    expect(dialogs()).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
  });

  it('closes the dialog when the app is destroyed', () => {
    const { action } = setup();
    void action.invoke();
    TestBed.resetTestingModule();
    expect(dialogs()).toEqual([]);
  });

  it('vetoes when the user clicks the backdrop', async () => {
    jest.useFakeTimers();
    const { action } = setup();
    const outcome = action.invoke();
    await jest.advanceTimersByTimeAsync(501);
    press(dialogs()[0]!);
    expect(await outcome).toEqual({ status: 'vetoed', by: 'guard' });
  });

  it.each<[string, () => void | Promise<void>]>([
    ['the second click of a double click', () => press(dialogs()[0]!)],
    [
      'a selection that ends outside',
      async () => {
        await jest.advanceTimersByTimeAsync(501);
        press(dialogs()[0]!, part('message'));
      },
    ],
    [
      'a double click that ends on a button',
      () => void part('confirm')?.dispatchEvent(new MouseEvent('click', { detail: 2 })),
    ],
  ])('ignores %s', async (_, interact) => {
    jest.useFakeTimers();
    const { action, backend } = setup();
    void action.invoke();
    await interact();
    await settle();
    expect(dialogs()).toHaveLength(1);
    expect(backend.requests).toHaveLength(0);
  });

  it('ignores a key held down since before the dialog opened', () => {
    const { action } = setup();
    void action.invoke();
    const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, cancelable: true });
    dialogs()[0]?.dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
  });

  it('keeps key events from handlers of the app', () => {
    const { action } = setup();
    const escape = jest.fn();
    document.addEventListener('keydown', escape);
    void action.invoke();
    part('cancel')?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    document.removeEventListener('keydown', escape);
    expect(escape).not.toHaveBeenCalled();
  });

  it('is skipped by `force`', () => {
    const { action, backend } = setup();
    void action.invoke({ force: true });
    expect(dialogs()).toEqual([]);
    expect(backend.requests).toHaveLength(1);
  });

  it('can be called in a guard of the app', () => {
    const confirmed = confirmLogout();
    const { service, backend } = openLab({}, [
      withLogoutGuards((call) => call.action.name === 'quickExit' || confirmed(call)),
    ]);
    void service.create({ name: 'quickExit', owner: 'application' }).invoke();
    expect(backend.requests).toHaveLength(1);
    void service.logout();
    expect(dialogs()).toHaveLength(1);
  });

  it('shows nothing on the server', async () => {
    openLab(
      {},
      [withLogoutGuards(confirmLogout())],
      [{ provide: PLATFORM_ID, useValue: 'server' }],
    );
    expect(await TestBed.inject(LogoutActionService).logout()).toMatchObject({
      status: 'discarded',
    });
    expect(dialogs()).toEqual([]);
  });
});
