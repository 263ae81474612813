import {
  Component,
  createEnvironmentInjector,
  EnvironmentInjector,
  inject,
  input,
  PLATFORM_ID,
  signal,
} from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { NEVER, of, throwError } from 'rxjs';

import {
  LogoutActionDirective,
  provideLogoutAction,
  SpinnerContextDirective,
  SpinnerContextService,
  type SpinnerOptions,
  spinnerWhile,
  withSpinner,
} from '../../public-api';
import { openLab } from '../../testing/lab';
// Imported here, because loading it lazily could exceed the time limit of the first test.
import './picture/spinner-picture';

const DELAY = 120;
const MIN_VISIBLE = 300;

@Component({
  imports: [SpinnerContextDirective],
  template: `
    <section id="outer" [spinnerContext]="'outer'">
      <p inert>authored</p>
      <div id="inner" [spinnerContext]="'inner'" aria-busy="false">
        <button id="focused">Focus</button>
      </div>
    </section>
    @if (late()) {
      <section id="late" [spinnerContext]="'outer'"><p>late</p></section>
    }
    <section id="renamed" [spinnerContext]="name()"><p>renamed</p></section>
  `,
})
class Page {
  readonly late = signal(false);
  readonly name = signal('before');
  readonly service = inject(SpinnerContextService);
}

let fixture: ComponentFixture<Page>;

async function open(options?: SpinnerOptions) {
  TestBed.configureTestingModule({
    providers: [provideLogoutAction({}, ...(options ? [withSpinner(options)] : []))],
  });
  fixture = TestBed.createComponent(Page);
  document.body.append(fixture.nativeElement as Node);
  fixture.detectChanges();
  await pass(0);
  return fixture.componentInstance;
}

const at = (id: string) => document.getElementById(id)!;
const overlays = () => [...document.querySelectorAll('logout-spinner-overlay')];
const rows = (id: string) =>
  [...at(id).querySelectorAll(':scope > logout-spinner-overlay li')].map((row) => row.textContent);
const said = () => document.querySelector('body > [role=status]')?.textContent;
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

/** The body without the live region, which stays. */
function page(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('[role=status]').forEach((region) => region.remove());
  return copy.outerHTML;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  document.body.innerHTML = '';
});

describe('A spinner context', () => {
  it('shows one spinner, with the messages of all tasks in start order', async () => {
    const { service } = await open();
    const first = service.show({ context: 'outer', message: 'one' });
    service.show({ context: 'outer' });
    service.show({ context: ['outer', 'inner'], message: 'two' });
    const twin = service.show({ context: 'outer', message: 'one' });
    await pass(DELAY);
    expect(at('outer').querySelectorAll(':scope > logout-spinner-overlay')).toHaveLength(1);
    expect(rows('outer')).toEqual(['one', 'two', 'one']);
    twin.release();
    twin.release();
    await pass(MIN_VISIBLE);
    expect(rows('outer')).toEqual(['one', 'two']);
    first.release();
    await pass(0);
    expect(rows('outer')).toEqual(['two']);
  });

  it('shows messages as text', async () => {
    const { service } = await open();
    service.show({ context: 'outer', message: '<img src=x onerror=alert(1)>' });
    await pass(DELAY);
    expect(rows('outer')).toEqual(['<img src=x onerror=alert(1)>']);
    expect(document.querySelector('img')).toBeNull();
  });

  it('shows nothing without a context', async () => {
    const { service } = await open();
    service.show({ context: '' });
    service.show({ context: [] });
    await pass(DELAY);
    expect(overlays()).toEqual([]);
  });

  it('never shows a task that ends within the delay, even while other tasks run', async () => {
    const { service } = await open();
    const short = service.show({ context: 'outer', message: 'short' });
    await pass(DELAY - 1);
    service.show({ context: 'outer', message: 'long' });
    short.release();
    await pass(DELAY - 1);
    expect(overlays()).toEqual([]);
    await pass(1);
    expect(rows('outer')).toEqual(['long']);
  });

  it('shows a task that starts right after one that was never shown', async () => {
    const { service } = await open();
    service.show({ context: 'outer', message: 'short' }).release();
    service.show({ context: 'outer', message: 'long' });
    await pass(DELAY);
    expect(rows('outer')).toEqual(['long']);
  });

  it('keeps a shown task visible for the minimum time', async () => {
    const { service } = await open();
    const task = service.show({ context: 'outer', message: 'task' });
    await pass(DELAY);
    task.release();
    await pass(MIN_VISIBLE - 1);
    expect(rows('outer')).toEqual(['task']);
    await pass(1);
    expect(overlays()).toEqual([]);
  });

  it('uses the delay and minimum time of withSpinner', async () => {
    const { service } = await open({ delay: 0, minVisible: 0 });
    const task = service.show({ context: 'outer' });
    await pass(0);
    expect(overlays()).toHaveLength(1);
    task.release();
    await pass(0);
    expect(overlays()).toEqual([]);
  });

  it('draws overlays of the same turn together, and reads styles before it changes the DOM', async () => {
    const { service } = await open();
    const anchored: number[] = [];
    const ask = window.getComputedStyle.bind(window);
    const asked = jest.spyOn(window, 'getComputedStyle').mockImplementation((host) => {
      anchored.push(overlays().length);
      return ask(host);
    });
    service.show({ context: 'inner' });
    service.show({ context: 'before' });
    await pass(DELAY);
    expect(overlays()).toHaveLength(2);
    expect(new Set(anchored)).toEqual(new Set([0]));
    asked.mockRestore();
  });

  it('updates its signals immediately', async () => {
    const { service } = await open();
    const active = service.active('outer');
    const messages = service.messages('outer');
    const task = service.show({ context: 'outer', message: 'task' });
    expect([active(), messages()]).toEqual([true, ['task']]);
    task.release();
    expect([active(), messages()]).toEqual([false, []]);
  });

  it('shows running tasks if it is created late, and restores its host when it is destroyed', async () => {
    const page = await open();
    page.service.show({ context: 'outer', message: 'running' });
    await pass(DELAY);
    page.late.set(true);
    fixture.detectChanges();
    await pass(0);
    expect(rows('late')).toEqual(['running']);
    expect(at('late').firstElementChild?.hasAttribute('inert')).toBe(true);
    const late = at('late');
    page.late.set(false);
    fixture.detectChanges();
    await pass(0);
    expect(late.querySelector('logout-spinner-overlay')).toBeNull();
    expect(rows('outer')).toEqual(['running']);
  });

  it('shows the tasks of its new name when its name changes', async () => {
    const page = await open();
    page.service.show({ context: 'after', message: 'running' });
    await pass(DELAY);
    expect(overlays()).toEqual([]);
    page.name.set('after');
    fixture.detectChanges();
    await pass(0);
    expect(rows('renamed')).toEqual(['running']);
  });

  it('makes its children inert, including later ones, and sets aria-busy', async () => {
    const { service } = await open();
    service.show({ context: 'inner' });
    await pass(DELAY);
    at('inner').append(document.createElement('input'));
    await pass(0);
    const free = [...at('inner').children].filter((child) => !child.hasAttribute('inert'));
    expect(free.map(({ localName }) => localName)).toEqual(['logout-spinner-overlay']);
    expect(at('inner').getAttribute('aria-busy')).toBe('true');
  });

  it('restores a child that is moved out of it', async () => {
    const { service } = await open();
    service.show({ context: 'inner' });
    await pass(DELAY);
    const button = at('focused');
    document.body.append(button);
    await pass(0);
    expect(button.hasAttribute('inert')).toBe(false);
  });

  it('stays on a host that is moved, and restores it', async () => {
    const { service } = await open();
    const host = at('inner');
    const before = host.outerHTML;
    const task = service.show({ context: 'inner', message: 'moving' });
    await pass(DELAY);
    document.body.append(host);
    await pass(MIN_VISIBLE);
    expect(rows('inner')).toEqual(['moving']);
    task.release();
    await pass(0);
    expect(host.outerHTML).toBe(before);
  });

  it('draws only the outer of two nested contexts, with the messages of both, and marks both as busy', async () => {
    const { service } = await open();
    service.show({ context: 'inner', message: 'inner' });
    const outer = service.show({ context: 'outer', message: 'outer' });
    service.show({ context: ['outer', 'inner'], message: 'both' });
    await pass(DELAY);
    expect(rows('outer')).toEqual(['inner', 'outer', 'both']);
    expect(overlays()).toHaveLength(1);
    expect(['outer', 'inner'].map((id) => at(id).ariaBusy)).toEqual(['true', 'true']);
    outer.release();
    await pass(MIN_VISIBLE);
    expect(rows('outer')).toEqual(['inner', 'both']);
  });

  it('draws the inner context once the outer one has ended', async () => {
    const { service } = await open();
    service.show({ context: 'inner', message: 'inner' });
    const page = service.show({ context: 'page', message: 'page' });
    await pass(DELAY + MIN_VISIBLE);
    expect(overlays().map(({ parentElement }) => parentElement)).toEqual([document.body]);
    page.release();
    await pass(0);
    expect(rows('inner')).toEqual(['inner']);
    expect(overlays()).toHaveLength(1);
  });

  it('restores every attribute and the focus when nested contexts overlap', async () => {
    const { service } = await open();
    const before = page();
    at('focused').focus();
    let focusEvents = 0;
    at('focused').addEventListener('focus', () => focusEvents++);

    const whole = service.show({ context: 'page', message: 'same' });
    await pass(DELAY);
    const widget = service.show({ context: 'outer', message: 'same' });
    const twin = service.show({ context: 'outer', message: 'same' });
    await pass(DELAY);
    const child = document.createElement('p');
    at('outer').append(child);
    await pass(MIN_VISIBLE);
    whole.release();
    twin.release();
    await pass(0);
    expect(rows('outer')).toEqual(['same']);
    expect([at('inner'), child].every((element) => element.hasAttribute('inert'))).toBe(true);
    expect(focusEvents).toBe(0);

    widget.release();
    await pass(0);
    child.remove();
    expect(page()).toBe(before);
    expect([document.activeElement, focusEvents]).toEqual([at('focused'), 1]);
  });

  it('does not restore the focus if another element has it', async () => {
    const { service } = await open();
    const elsewhere = document.body.appendChild(document.createElement('button'));
    at('focused').focus();
    const task = service.show({ context: 'inner' });
    await pass(DELAY + MIN_VISIBLE);
    elsewhere.focus();
    task.release();
    await pass(0);
    expect(document.activeElement).toBe(elsewhere);
  });

  it('covers the whole page as "page", and makes everything inert except the overlay and the live region', async () => {
    const { service } = await open();
    service.show({ context: 'page', message: 'Signing out' });
    await pass(DELAY);
    const free = [...document.body.children].filter((child) => !child.hasAttribute('inert'));
    expect(free.map((child) => child.getAttribute('role') ?? child.localName).sort()).toEqual([
      'logout-spinner-overlay',
      'status',
    ]);
  });

  it('announces messages in one live region outside of all contexts', async () => {
    const { service } = await open();
    const first = service.show({ context: 'outer', message: 'one.' });
    await pass(0);
    expect(said()).toBe('');
    await pass(DELAY);
    expect(said()).toBe('one.');
    service.show({ context: ['outer', 'inner'], message: 'two.' });
    service.show({ context: 'nowhere', message: 'three.' });
    await pass(MIN_VISIBLE);
    expect(said()).toBe('one.two.');
    first.release();
    await pass(0);
    expect(said()).toBe('two.');
    expect(overlays().every((overlay) => overlay.getAttribute('aria-hidden') === 'true')).toBe(
      true,
    );
    expect(document.querySelectorAll('[role=status]')).toHaveLength(1);
  });

  it('announces the same message of several tasks once, until the last of them ends', async () => {
    const { service } = await open();
    const tasks = ['outer', 'inner'].map((context) => service.show({ context, message: 'same' }));
    await pass(DELAY);
    expect(said()).toBe('same');
    tasks[0]?.release();
    await pass(MIN_VISIBLE);
    expect(said()).toBe('same');
    tasks[1]?.release();
    await pass(0);
    expect(said()).toBe('');
  });

  it('shows up to three messages, or else two and the number of the others', async () => {
    const { service } = await open();
    const hidden = () => [...at('outer').querySelectorAll('li')].map((row) => row.hidden);
    for (const message of ['one', 'two', 'three']) service.show({ context: 'outer', message });
    await pass(DELAY);
    expect(hidden()).toEqual([false, false, false]);
    service.show({ context: 'outer', message: 'four' });
    await pass(DELAY);
    expect(hidden()).toEqual([false, false, true, true]);
    const rest = overlays()[0]?.shadowRoot?.querySelector('.more');
    expect(rest?.getAttribute('data-below')).toBe('and 2 more');
    expect(rest?.getAttribute('data-beside')).toBe('and 3 more');
  });

  it('warns once about a name that no element has', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const page = await open();
    for (let turn = 0; turn < 2; turn++) {
      page.service.show({ context: ['outer', 'page', 'nowhere'] }).release();
    }
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^LOGOUT-302: .*'nowhere'/)]]);
    warn.mockRestore();
  });

  it('does not warn about an element that the redirect removes before the task ends', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const { service } = await open();
    const task = service.show({ context: 'outer' });
    fixture.destroy();
    task.release();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('leaves no node, listener, or timer behind when it is idle', async () => {
    const listened = jest.spyOn(window, 'addEventListener');
    const forgotten = jest.spyOn(window, 'removeEventListener');
    const listeners = () =>
      [listened, forgotten].map(
        (spy) => spy.mock.calls.filter(([type]) => type === 'pageshow').length,
      );
    const { service } = await open();
    const before = page();
    const [added = 0, removed = 0] = listeners();
    for (let turn = 0; turn < 50; turn++) {
      const task = service.show({ context: ['outer', 'page'], message: 'turn' });
      await pass(DELAY);
      task.release();
      await pass(MIN_VISIBLE);
    }
    await pass(1_000);
    expect(page()).toBe(before);
    expect(listeners()).toEqual([added + 50, removed + 50]);
    expect(jest.getTimerCount()).toBe(0);
    listened.mockRestore();
    forgotten.mockRestore();
  });

  it('releases its tasks when the back/forward cache restores the page', async () => {
    const { service } = await open();
    const before = page();
    service.show({ context: 'page' });
    service.show({ context: 'outer' });
    await pass(DELAY);
    const event = new Event('pageshow');
    window.dispatchEvent(Object.assign(event, { persisted: true }));
    expect(service.active('page')()).toBe(false);
    await pass(MIN_VISIBLE);
    expect(page()).toBe(before);
  });

  it('is removed when the app is destroyed', async () => {
    const { service } = await open();
    service.show({ context: 'page' });
    await pass(DELAY);
    TestBed.resetTestingModule();
    expect(document.querySelector('logout-spinner-overlay, [role=status]')).toBeNull();
  });

  it('can show a component of the app instead of the ring', async () => {
    @Component({ template: 'Own: {{ messages().join() }}' })
    class Own {
      readonly messages = input<readonly string[]>([]);
    }

    const { service } = await open({ component: Own });
    service.show({ context: 'outer', message: 'one' });
    service.show({ context: 'outer', message: 'two' });
    await pass(DELAY);
    expect(overlays().map((overlay) => overlay.textContent)).toEqual(['Own: one,two']);
  });
});

describe('The host of a spinner', () => {
  const mount = (html: string) => {
    const box = document.createElement('div');
    box.innerHTML = html;
    document.body.append(box);
    return box;
  };
  const host = (box: Element) => box.querySelector<HTMLElement>('[data-host]')!;

  function show(element: HTMLElement, message = 'one') {
    const service = TestBed.inject(SpinnerContextService);
    service.attach('host', element);
    return service.show({ context: 'host', message });
  }

  it.each([
    '<button data-host>Sign out</button>',
    '<a data-host href="/x">Sign out</a>',
    '<div data-host tabindex="0">Sign out</div>',
  ])('is inert itself if it is interactive, with the overlay next to it: %s', async (html) => {
    const box = mount(html);
    const before = box.outerHTML;
    host(box).focus();
    const task = show(host(box));
    await pass(DELAY);
    expect(host(box).hasAttribute('inert')).toBe(true);
    expect(host(box).ariaBusy).toBe('true');
    expect(overlays()[0]?.parentElement).toBe(box);
    expect(document.activeElement).toBe(document.body);
    task.release();
    await pass(MIN_VISIBLE);
    expect(box.outerHTML).toBe(before);
    expect(document.activeElement).toBe(host(box));
  });

  it('gets the overlay in its open shadow root, where the focus is also restored', async () => {
    const box = mount('<div data-host></div>');
    const root = host(box).attachShadow({ mode: 'open' });
    root.innerHTML = '<p><button>Inside</button></p>';
    const button = root.querySelector('button')!;
    button.focus();
    const task = show(host(box));
    await pass(DELAY);
    expect(root.lastElementChild?.localName).toBe('logout-spinner-overlay');
    expect(root.firstElementChild?.hasAttribute('inert')).toBe(true);
    expect(root.activeElement).toBeNull();
    task.release();
    await pass(MIN_VISIBLE);
    expect(root.innerHTML).toBe('<p><button>Inside</button></p>');
    expect(root.activeElement).toBe(button);
  });

  it('loses and regains the focus of an element in a slot of its shadow root', async () => {
    const box = mount('<div data-host><button id="slotted">Inside</button></div>');
    host(box).attachShadow({ mode: 'open' }).innerHTML = '<p><slot></slot></p>';
    at('slotted').focus();
    const task = show(host(box));
    await pass(DELAY);
    expect(document.activeElement).toBe(document.body);
    task.release();
    await pass(MIN_VISIBLE);
    expect(document.activeElement).toBe(at('slotted'));
  });

  it.each([
    '<img data-host alt="">',
    '<input data-host>',
    '<select data-host></select>',
    '<div data-host style="display: contents"></div>',
  ])('causes one warning if it cannot show a spinner: %s', async (html) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const box = mount(html);
    const first = show(host(box));
    await pass(DELAY);
    first.release();
    await pass(MIN_VISIBLE);
    TestBed.inject(SpinnerContextService).show({ context: 'host' });
    await pass(DELAY);
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^LOGOUT-304: /)]]);
    expect(overlays()).toEqual([]);
    warn.mockRestore();
  });

  it('does not receive clicks on the overlay', async () => {
    const box = mount('<div data-host><p>Content</p></div>');
    const clicked = jest.fn();
    host(box).addEventListener('click', clicked);
    show(host(box));
    await pass(DELAY);
    overlays()[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(clicked).not.toHaveBeenCalled();
  });

  it('keeps its style attribute', async () => {
    const box = mount('<div data-host style="color: red"><p style="">Content</p></div>');
    const before = box.outerHTML;
    const task = show(host(box));
    await pass(DELAY);
    task.release();
    await pass(MIN_VISIBLE);
    expect(box.outerHTML).toBe(before);
  });

  it('keeps its content inert, and leaves to the app what it has made of attributes meanwhile', async () => {
    const box = mount('<div data-host><p id="closing">One</p><p id="opening" inert>Two</p></div>');
    const task = show(host(box));
    await pass(DELAY);
    at('closing').setAttribute('inert', '');
    at('opening').removeAttribute('inert');
    await pass(0);
    expect(['closing', 'opening'].map((id) => at(id).hasAttribute('inert'))).toEqual([true, true]);
    host(box).setAttribute('aria-busy', 'true');
    task.release();
    await pass(MIN_VISIBLE);
    expect(host(box).outerHTML).toBe(
      '<div data-host="" aria-busy="true"><p id="closing" inert="">One</p><p id="opening">Two</p></div>',
    );
  });

  it('shares attributes and the live region with another app on the page', async () => {
    const before = page();
    const task = TestBed.inject(SpinnerContextService).show({ context: 'page', message: 'one' });
    await pass(DELAY);
    // A second app has its own service and picture.
    const injector = createEnvironmentInjector(
      [SpinnerContextService],
      TestBed.inject(EnvironmentInjector),
    );
    const other = injector.get(SpinnerContextService).show({ context: 'page', message: 'two' });
    await pass(DELAY + MIN_VISIBLE);
    expect(said()).toBe('onetwo');
    expect(document.querySelector('[role=status]')?.hasAttribute('inert')).toBe(false);
    task.release();
    await pass(0);
    expect(document.body.ariaBusy).toBe('true');
    expect(overlays()).toHaveLength(1);
    other.release();
    await pass(0);
    expect(page()).toBe(before);
    injector.destroy();
  });

  it('leaves the focus to a dialog that opened inside it in an existing container', async () => {
    const box = mount(
      '<div data-host><button id="opener">Open</button><div id="outlet"></div></div>',
    );
    at('opener').focus();
    const task = show(host(box));
    await pass(DELAY);
    at('outlet').innerHTML = '<div role="dialog" tabindex="-1"><button id="ok">OK</button></div>';
    task.release();
    await pass(MIN_VISIBLE);
    expect(document.activeElement).toBe(at('ok'));
  });
});

describe('A button that signs out and shows the spinner itself', () => {
  @Component({
    imports: [LogoutActionDirective, SpinnerContextDirective],
    template: `
      <button logoutAction spinnerContext="button" logoutSpinnerContext="button">Sign out</button>
    `,
  })
  class Toolbar {}

  async function openToolbar() {
    const { action, backend } = openLab();
    const toolbar = TestBed.createComponent(Toolbar);
    document.body.append(toolbar.nativeElement as Node);
    await pass(0);
    const button = document.querySelector('button')!;
    return { action, backend, button, service: TestBed.inject(SpinnerContextService) };
  }

  it('is busy until its spinner disappears, even if the call has ended before', async () => {
    const { backend, button } = await openToolbar();
    const before = button.outerHTML;
    button.click();
    await pass(DELAY);
    backend.last.answer();
    await pass(MIN_VISIBLE - 1);
    expect([overlays().length, button.ariaBusy]).toEqual([1, 'true']);
    await pass(1);
    expect([overlays().length, button.outerHTML]).toEqual([0, before]);
  });

  it('is busy until its call has ended, even if another spinner has disappeared before', async () => {
    const { action, backend, button, service } = await openToolbar();
    const task = service.show({ context: 'button' });
    await pass(DELAY);
    void action.invoke();
    await pass(MIN_VISIBLE);
    task.release();
    await pass(0);
    expect([overlays().length, button.ariaBusy]).toEqual([0, 'true']);
    backend.last.answer();
    await pass(0);
    expect(button.ariaBusy).toBeNull();
  });
});

describe('withSpinner()', () => {
  it.each([{ delay: -1 }, { minVisible: NaN }, { component: 5 }])('rejects %o', (options) => {
    expect(() => withSpinner(options as SpinnerOptions)).toThrow(/^LOGOUT-110/);
  });
});

describe('spinnerWhile()', () => {
  it.each([
    ['completes', () => of(1)],
    ['fails', () => throwError(() => new Error('failed'))],
  ])('shows a task until the source %s', async (_, source) => {
    const { service } = await open();
    const active = service.active('outer');
    const seen: boolean[] = [];
    TestBed.runInInjectionContext(() =>
      source().pipe(spinnerWhile({ context: 'outer' })),
    ).subscribe({
      next: () => seen.push(active()),
      error: () => seen.push(active()),
    });
    expect(seen).toEqual([true]);
    expect(active()).toBe(false);
  });

  it('shows a task until it is unsubscribed, even outside an injection context if it gets an injector', async () => {
    const { service } = await open();
    const injector = fixture.componentRef.injector;
    const subscription = NEVER.pipe(spinnerWhile({ context: 'outer' }, { injector })).subscribe();
    expect(service.active('outer')()).toBe(true);
    subscription.unsubscribe();
    expect(service.active('outer')()).toBe(false);
  });
});

describe('The spinner on the server', () => {
  it('shows nothing, sets no timer, and adds no listener', () => {
    TestBed.configureTestingModule({ providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    const service = TestBed.inject(SpinnerContextService);
    service.show({ context: 'page', message: 'never' }).release();
    expect([service.active('page')(), jest.getTimerCount()]).toEqual([false, 0]);
    expect(document.body.innerHTML).toBe('');
  });
});

describe('An app without provideLogoutAction()', () => {
  it('shows the spinner of the page', async () => {
    TestBed.configureTestingModule({});
    const task = TestBed.inject(SpinnerContextService).show({ context: 'page', message: 'Bye' });
    await pass(DELAY);
    expect(document.querySelector('body > logout-spinner-overlay li')?.textContent).toBe('Bye');
    task.release();
    await pass(MIN_VISIBLE);
    expect(overlays()).toEqual([]);
  });
});

describe('If its lazy chunk cannot be loaded,', () => {
  it('only the picture of the spinner is missing, and the next task loads it again', async () => {
    const { service } = await open();
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({});
    jest.doMock('./picture/spinner-picture', () => {
      throw new Error('Failed to fetch dynamically imported module');
    });
    jest.resetModules();
    const bare = TestBed.inject(SpinnerContextService);
    const first = bare.show({ context: 'page', message: 'first' });
    await pass(DELAY);
    expect([bare.active('page')(), overlays().length]).toEqual([true, 0]);
    first.release();

    jest.dontMock('./picture/spinner-picture');
    bare.show({ context: 'page', message: 'second' });
    await pass(DELAY);
    expect(document.querySelector('logout-spinner-overlay li')?.textContent).toBe('second');
    expect(service).not.toBe(bare);
  });
});

describe('A spinner context without a name', () => {
  @Component({ imports: [SpinnerContextDirective], template: `<section spinnerContext></section>` })
  class Nameless {}

  it('is ignored with a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    TestBed.createComponent(Nameless).detectChanges();
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^LOGOUT-307: <section/)]]);
    warn.mockRestore();
  });
});
