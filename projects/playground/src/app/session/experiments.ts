/** Home pages that `?home=…` can choose by name. The second one is for the test that it is refused. */
const HOME_PAGES: Readonly<Record<string, string>> = {
  default: '/',
  'another-origin': '//another-origin.example',
};

const parameters = new URLSearchParams(location.search);

const IDLE_KEY = 'idle';

/** What a link can change about the playground: only the named settings listed here, never a URL. */
export const experiments = {
  /** `?xhr` makes HttpClient use XMLHttpRequest. */
  xhr: parameters.has('xhr'),
  /** `?no-session` keeps from the library who is signed in, so that every call asks the server. */
  noSession: parameters.has('no-session'),
  home: HOME_PAGES[parameters.get('home') ?? 'default'] ?? '/',
  /** Signs out after 30 s without activity, 20 s of warning included. The account page switches it, for this tab. */
  idle: isIdleOn(),
  /** Named by the page, which only the server writes. */
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

/** Takes effect in a new document, because features are part of the configuration of the app. */
export function switchIdle(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(IDLE_KEY, '');
    else sessionStorage.removeItem(IDLE_KEY);
  } finally {
    location.reload();
  }
}
