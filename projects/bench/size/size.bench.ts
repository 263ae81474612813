import type { Row } from '../report/rows.ts';
import { type AppSize, type Routes, sizesOf } from './build.ts';

/** The contenders and their apps. */
const CONTENDERS: readonly (readonly [name: string, app: string])[] = [
  ['service by hand, 25 lines', 'by-hand-service'],
  ['by hand, with a spinner', 'by-hand-spinner'],
  ['ours: service', 'ours-service'],
  ['ours: with the directive', 'ours-directive'],
  ['ours: the app of the README', 'ours-readme'],
  ['ours: with the spinner', 'ours-spinner'],
  ['ours: everything', 'ours-everything'],
  ['keycloak-js', 'keycloak-js'],
  ['angular-oauth2-oidc', 'angular-oauth2-oidc'],
  ['ngx-spinner', 'ngx-spinner'],
  ['Material spinner, CDK Overlay', 'material-overlay'],
  ['angular-auth-oidc-client', 'angular-auth-oidc-client'],
  ['@auth0/auth0-angular', 'auth0-angular'],
  ['@azure/msal-angular', 'msal-angular'],
  ['@ng-idle/core', 'ng-idle'],
];

/** Each feature in an app with the directive; `feature-none` is the app without a feature. */
const FEATURES: readonly (readonly [name: string, app: string])[] = [
  ['withPages', 'feature-pages'],
  ['withHttpLogout', 'feature-http'],
  ['withFormLogout', 'feature-form'],
  ['withSession', 'feature-session'],
  ['withAllowedRedirects', 'feature-redirects'],
  ['withLogoutGuards', 'feature-guards'],
  ['confirmLogout', 'feature-confirm'],
  ['withBeforeLogout', 'feature-before'],
  ['withCleanup, clearStorage', 'feature-storage'],
  ['withCleanup, clearCaches', 'feature-caches'],
  ['withTabSync', 'feature-tab-sync'],
  ['withFailureHandler', 'feature-failure-handler'],
  ['withOfflineLogout', 'feature-offline'],
  ['withActions', 'feature-actions'],
  ['sessionExpiredInterceptor', 'feature-session-expired'],
  ['withIdleLogout', 'ours-idle'],
  ['withOidcLogout', 'feature-oidc'],
];

/** The size of WaveMaker's BaseAction in its published packages, which was measured elsewhere. */
const QUOTED: Row = { what: 'WaveMaker’s BaseAction (quoted)', 'kB gzip': { value: 99.9 } };

/**
 * Measures what each contender adds to small apps with Router and HttpClient: initial JavaScript
 * and lazy chunks.
 */
export async function sizeBench(): Promise<Row[]> {
  const one = await sizes('one-route');
  const lazy = await sizes('lazy-routes');
  const row = (what: string, app: string, without: string): Row => {
    const more = (of: typeof one, part: keyof AppSize, by: 'gzip' | 'brotli') =>
      kB(of(app)[part][by] - of(without)[part][by]);
    return {
      what,
      'kB gzip': more(one, 'initial', 'gzip'),
      'kB brotli': more(one, 'initial', 'brotli'),
      'kB gzip, lazy chunks': more(one, 'lazy', 'gzip'),
      'kB gzip, four lazy routes': more(lazy, 'initial', 'gzip'),
    };
  };
  return [
    ...CONTENDERS.map(([what, app]) => row(what, app, 'base')),
    QUOTED,
    ...FEATURES.map(([name, app]) => row(`ours: ${name} alone`, app, 'feature-none')),
    row('ours: spinnerContext alone', 'ours-spinner', 'ours-directive'),
  ];
}

const kB = (bytes: number) => ({ value: bytes / 1_000 });

async function sizes(routes: Routes): Promise<(app: string) => AppSize> {
  const apps = [...CONTENDERS, ...FEATURES].map(([, app]) => app);
  const built = await sizesOf(['base', 'feature-none', ...apps], routes);
  return (app) => {
    const size = built.get(app);
    if (!size) throw new Error(`Unknown app: ${app}`);
    return size;
  };
}
