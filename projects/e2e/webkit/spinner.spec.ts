import { GALLERY_HOSTS, spinnerFaults } from '../support/spinner-faults.ts';
import { expect, test } from './test.ts';

/** Globals of the playground. */
declare const spinners: {
  show(task: { context: string | string[]; message?: string }): { release(): void };
};

test('messages are listed in one spinner, the content is inert, and everything is restored', async ({
  webkit,
}) => {
  await webkit.goto('/spinners');
  const markup = () => webkit.run(() => document.getElementById('profile')?.outerHTML);
  await expect.poll(markup).toBeTruthy();
  const before = await markup();
  await webkit.run(() => {
    const kept = ['Loading', '<b>Saving</b>'].map((message) =>
      spinners.show({ context: 'profile', message }),
    );
    Object.assign(globalThis, { kept });
  });
  const shown = () =>
    webkit.run(() =>
      [...document.querySelectorAll('#profile > logout-spinner-overlay li')].map(
        ({ textContent }) => textContent,
      ),
    );
  await expect.poll(shown).toEqual(['Loading', '<b>Saving</b>']);
  expect(
    await webkit.run(() => {
      const profile = document.getElementById('profile');
      return [
        profile?.ariaBusy,
        profile?.querySelectorAll(':scope > :not([inert])').length,
        document.querySelector('body > [role=status]')?.textContent,
      ];
    }),
  ).toEqual(['true', 1, 'Loading<b>Saving</b>']);
  await webkit.run(() => {
    for (const task of (globalThis as never as { kept: { release(): void }[] }).kept)
      task.release();
  });
  await expect.poll(markup).toBe(before);
});

test('covered content cannot be focused, and gets the focus back', async ({ webkit }) => {
  await webkit.goto('/spinners');
  const button = await webkit.button('Order again');
  await webkit.run((element) => (element as unknown as HTMLElement).focus(), button);
  await webkit.run(() => {
    Object.assign(globalThis, { task: spinners.show({ context: 'page', message: 'Wait' }) });
  });
  const active = () => webkit.run(() => document.activeElement?.textContent.trim().slice(0, 11));
  await expect.poll(active).not.toBe('Order again');
  expect(await webkit.run(() => !!document.querySelector('app-root')?.closest('[inert]'))).toBe(
    true,
  );
  await webkit.run(() => (globalThis as never as { task: { release(): void } }).task.release());
  await expect.poll(active).toBe('Order again');
});

test('the spinner is complete and covers only its host', async ({ webkit }) => {
  await webkit.goto('/spinners');
  await webkit.see('Gallery');
  await webkit.click('Show all');
  const count = () =>
    webkit.run(() => document.querySelectorAll('[data-spinner-context][aria-busy=true]').length);
  // The nested host is also busy, but has no overlay.
  await expect.poll(count).toBe(GALLERY_HOSTS.length + 1);
  for (const host of GALLERY_HOSTS) {
    // Scrolling moves the host; an overlay outside of it follows in the next frame.
    await expect.soft.poll(() => webkit.run(spinnerFaults, host), host).toEqual([]);
  }
});

test('the spinner of the page covers an open native dialog', async ({ webkit }) => {
  await webkit.goto('/spinners');
  await webkit.click('Open a native dialog');
  await webkit.run(() => {
    Object.assign(globalThis, { task: spinners.show({ context: 'page', message: 'Wait' }) });
  });
  const hit = () =>
    webkit.run(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName);
  await expect.poll(hit).toBe('logout-spinner-overlay');
  await webkit.run(() => (globalThis as never as { task: { release(): void } }).task.release());
  await expect.poll(hit).not.toBe('logout-spinner-overlay');
});
