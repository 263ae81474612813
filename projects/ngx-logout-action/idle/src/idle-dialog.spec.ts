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
// Loaded before the clock stands still.
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

/** Seconds pass, and the app renders. */
async function passSeconds(seconds: number): Promise<void> {
  await pass(seconds * SECOND);
  TestBed.tick();
}

describe('The warning', () => {
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

  it('announces the time that is left now and then, not every second', async () => {
    await openWarning();
    const announced = [text('[role=status]')];
    for (let second = 0; second < 59; second++) {
      await passSeconds(1);
      const now = text('[role=status]');
      if (now !== announced.at(-1)) announced.push(now);
    }
    expect(announced).toEqual(['', '30 seconds left', '10 seconds left']);
  });

  it('ends with "Stay signed in"', async () => {
    const { now, backend } = await openWarning();
    button('Stay signed in').click();
    expect(now()).toEqual(['active', 120]);
    expect(dialog()).toBeNull();
    expect(backend.requests).toHaveLength(0);
  });

  it('takes no notice of activity while its dialog is open: its buttons decide', async () => {
    const { now } = await openWarning();
    act();
    await passSeconds(1);
    expect(now()).toEqual(['warning', 59]);
  });

  it('ends with Escape, which closes the dialog', async () => {
    const { now } = await openWarning();
    document.querySelector('dialog')!.dispatchEvent(new Event('close'));
    expect(now()).toEqual(['active', 120]);
  });

  it('signs the user out if they ask for it, guards included', async () => {
    const { backend, idle } = await openWarning();
    button('Sign out now').click();
    expect(dialog()).toBeNull();
    expect(backend.requests.map(({ request }) => request.data)).toEqual([undefined]);
    expect(idle.state()).toBe('active');
  });

  it('is closed when the time is up', async () => {
    await openWarning();
    await passSeconds(60);
    expect(dialog()).toBeNull();
  });

  it('is gone with the app', async () => {
    await openWarning();
    TestBed.resetTestingModule();
    expect(dialog()).toBeNull();
  });

  it('shows the texts of the app', async () => {
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

  it('asks for texts in an injection context when it opens', async () => {
    const LANGUAGE = new InjectionToken('language', { factory: () => 'de' });
    await openWarning({ texts: () => ({ title: inject(LANGUAGE) }) });
    expect(text('h2')).toBe('de');
  });

  it('is a component of the app, whose buttons decide', async () => {
    const { now } = await openWarning({ dialog: Banner });
    expect(text('app-idle-banner')).toContain('Still here (60)');
    document.querySelector<HTMLInputElement>('app-idle-banner input')!.focus();
    await passSeconds(1);
    expect(now()).toEqual(['warning', 59]);
    button('Still here (59)').click();
    expect(now()).toEqual(['active', 120]);
    expect(document.querySelector('app-idle-banner')).toBeNull();
  });

  it('ends with activity elsewhere on the page', async () => {
    const { now } = await openWarning({ dialog: Banner });
    act();
    expect(now()).toEqual(['active', 120]);
  });

  it('may be left to the app', async () => {
    const { idle } = await openWarning({ dialog: false });
    expect(idle.state()).toBe('warning');
    expect(document.querySelector('dialog')).toBeNull();
    idle.stay();
    expect(idle.state()).toBe('active');
  });

  it('that cannot be shown is reported, and the sign-out works', async () => {
    const { errors, backend } = await openWarning({ dialog: Broken });
    expect(String(errors[0])).toContain('broken');
    await pass(MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('can be tried by development tools', async () => {
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
