/** Home pages that `?home=…` can select. The second one is for the test that it is refused. */
const HOME_PAGES: Readonly<Record<string, string>> = {
  default: '/',
  'another-origin': '//another-origin.example',
};

const parameters = new URLSearchParams(location.search);

const IDLE_KEY = 'idle';

/** Settings of the playground that a link can change. Only the ones listed here, never a URL. */
export const experiments = {
  /** `?xhr` makes HttpClient use XMLHttpRequest. */
  xhr: parameters.has('xhr'),
  /** `?no-session` omits `withSession`, so that every call asks the server. */
  noSession: parameters.has('no-session'),
  home: HOME_PAGES[parameters.get('home') ?? 'default'] ?? '/',
  /** Signs out after 30 s without activity, with a warning for the last 20 s. Switched on the account page, for this tab. */
  idle: isIdleOn(),
  /** Set in the page by the server. */
  logoutUrl: document.querySelector<HTMLMetaElement>('meta[name=logout-url]')?.content ?? '/logout',
};

/** Whether "What if" shows this page in its frame. */
export const framed = window.parent !== window;

function isIdleOn(): boolean {
  try {
    return sessionStorage.getItem(IDLE_KEY) !== null;
  } catch {
    // Without storage, it stays off.
    return false;
  }
}

/** Reloads the page, because features are part of the configuration of the app. */
export function switchIdle(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(IDLE_KEY, '');
    else sessionStorage.removeItem(IDLE_KEY);
  } finally {
    location.reload();
  }
}
