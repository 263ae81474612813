import { ChangeDetectionStrategy, Component, inject, InjectionToken } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { IdleLogout } from 'ngx-logout-action/idle';

import {
  act,
  button,
  dialog,
  MINUTE,
  openIdle,
  pass,
  SECOND,
  setUpIdle,
  text,
} from '../../src/testing/idle-kit';
// Imported before `setUpIdle()` fakes the clock.
import './idle-dialog';

setUpIdle();

@Component({
  selector: 'app-idle-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button (click)="idle.stay()">Still here ({{ idle.remaining() }})</button> <input />`,
})
class Banner {
  protected readonly idle = inject(IdleLogout);
}

@Component({
  selector: 'app-broken',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Broken {
  constructor() {
    throw new Error('broken');
  }
}

async function openWarning(options: Parameters<typeof openIdle>[0] = {}) {
  const lab = openIdle({ after: 2 * MINUTE, ...options });
  await pass(MINUTE);
  TestBed.tick();
  return lab;
}

/** Advances the clock and renders the app. */
async function passSeconds(seconds: number): Promise<void> {
  await pass(seconds * SECOND);
  TestBed.tick();
}

describe('The idle warning', () => {
  it('is a modal alert dialog with a name, a description, and a countdown', async () => {
    await openWarning();
    const shown = document.querySelector('dialog')!;
    expect(shown.open).toBe(true);
    expect(shown.getAttribute('role')).toBe('alertdialog');
    const labelled = (attribute: string) =>
      document.getElementById(shown.getAttribute(attribute)!)?.textContent;
    expect(labelled('aria-labelledby')).toBe('Are you still there?');
    expect(labelled('aria-describedby')).toContain('you will be signed out');
    expect(text('[role=timer]')).toBe('60 seconds left');
    await passSeconds(59);
    expect(text('[role=timer]')).toBe('1 second left');
  });

  it('announces the remaining time at a few points, not every second', async () => {
    await openWarning();
    const announced = [text('[role=status]')];
    for (let second = 0; second < 59; second++) {
      await passSeconds(1);
      const now = text('[role=status]');
      if (now !== announced.at(-1)) announced.push(now);
    }
    expect(announced).toEqual(['', '30 seconds left', '10 seconds left']);
  });

  it('closes when the user clicks "Stay signed in"', async () => {
    const { now, backend } = await openWarning();
    button('Stay signed in').click();
    expect(now()).toEqual(['active', 120]);
    expect(dialog()).toBeNull();
    expect(backend.requests).toHaveLength(0);
  });

  it('ignores other activity while its dialog is open', async () => {
    const { now } = await openWarning();
    act();
    await passSeconds(1);
    expect(now()).toEqual(['warning', 59]);
  });

  it('closes on Escape, and the user stays signed in', async () => {
    const { now } = await openWarning();
    document.querySelector('dialog')!.dispatchEvent(new Event('close'));
    expect(now()).toEqual(['active', 120]);
  });

  it('signs the user out when they click "Sign out now"', async () => {
    const { backend, idle } = await openWarning();
    button('Sign out now').click();
    expect(dialog()).toBeNull();
    expect(backend.requests.map(({ request }) => request.data)).toEqual([undefined]);
    expect(idle.state()).toBe('active');
  });

  it('closes when the time is up', async () => {
    await openWarning();
    await passSeconds(60);
    expect(dialog()).toBeNull();
  });

  it('disappears when the app is destroyed', async () => {
    await openWarning();
    TestBed.resetTestingModule();
    expect(dialog()).toBeNull();
  });

  it('shows the texts of the app, and the defaults for missing ones', async () => {
    await openWarning({
      texts: {
        title: 'Noch da?',
        message: 'Gleich werden Sie abgemeldet.',
        remaining: (seconds) => `noch ${seconds} s`,
        stay: 'Angemeldet bleiben',
        signOut: undefined,
      },
    });
    expect(text('h2')).toBe('Noch da?');
    expect(text('[role=timer]')).toBe('noch 60 s');
    expect(button('Angemeldet bleiben')).toBeDefined();
    expect(button('Sign out now')).toBeDefined();
  });

  it('calls `texts` in an injection context when it opens', async () => {
    const LANGUAGE = new InjectionToken('language', { factory: () => 'de' });
    await openWarning({ texts: () => ({ title: inject(LANGUAGE) }) });
    expect(text('h2')).toBe('de');
  });

  it('can be a component of the app, in which only the buttons count', async () => {
    const { now } = await openWarning({ dialog: Banner });
    expect(text('app-idle-banner')).toContain('Still here (60)');
    document.querySelector<HTMLInputElement>('app-idle-banner input')!.focus();
    await passSeconds(1);
    expect(now()).toEqual(['warning', 59]);
    button('Still here (59)').click();
    expect(now()).toEqual(['active', 120]);
    expect(document.querySelector('app-idle-banner')).toBeNull();
  });

  it('closes on activity outside of the component of the app', async () => {
    const { now } = await openWarning({ dialog: Banner });
    act();
    expect(now()).toEqual(['active', 120]);
  });

  it('can be turned off with `dialog: false`, and then only changes the state', async () => {
    const { idle } = await openWarning({ dialog: false });
    expect(idle.state()).toBe('warning');
    expect(document.querySelector('dialog')).toBeNull();
    idle.stay();
    expect(idle.state()).toBe('active');
  });

  it('is reported if its component throws, and the user is still signed out', async () => {
    const { errors, backend } = await openWarning({ dialog: Broken });
    expect(String(errors[0])).toContain('broken');
    await pass(MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('can be opened early by development tools', async () => {
    const { idle, now } = openIdle();
    await pass(MINUTE);
    idle.ɵwarn();
    expect(now()).toEqual(['warning', 60]);
    await passSeconds(5);
    expect(now()).toEqual(['warning', 55]);
    idle.stay();
    expect(now()).toEqual(['active', 900]);
  });
});
