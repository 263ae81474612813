/** Home pages that `?home=…` can choose by name. The second one is for the test that it is refused. */
const HOME_PAGES: Readonly<Record<string, string>> = {
  default: '/',
  'another-origin': '//another-origin.example',
};

const parameters = new URLSearchParams(location.search);

/** What a link can change about the playground: only the named settings listed here, never a URL. */
export const experiments = {
  /** `?xhr` makes HttpClient use XMLHttpRequest. */
  xhr: parameters.has('xhr'),
  /** `?no-session` keeps from the library who is signed in, so that every call asks the server. */
  noSession: parameters.has('no-session'),
  home: HOME_PAGES[parameters.get('home') ?? 'default'] ?? '/',
  /** Named by the page, which only the server writes. */
  logoutUrl: document.querySelector<HTMLMetaElement>('meta[name=logout-url]')?.content ?? '/logout',
};

/** Whether "What if" shows this page in its frame. */
export const framed = window.parent !== window;
