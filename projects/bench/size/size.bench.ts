import type { Row } from '../report/rows.ts';
import { type AppSize, type Routes, sizesOf } from './build.ts';

/** Each with the app that uses it; what is quoted was measured elsewhere and cannot be built here. */
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
];

/** WaveMaker's BaseAction from its published packages, as it was measured when the issue was written. */
const QUOTED: Row = { what: 'WaveMaker’s BaseAction (quoted)', 'kB gzip': { value: 99.9 } };

/** What each adds to small apps with Router and HttpClient: to the JavaScript of the start, and to lazy chunks. */
export async function sizeBench(): Promise<Row[]> {
  const one = await added('one-route');
  const lazy = await added('lazy-routes');
  return [
    ...CONTENDERS.map(([what, app]) => ({
      what,
      'kB gzip': kB(one(app, 'initial', 'gzip')),
      'kB brotli': kB(one(app, 'initial', 'brotli')),
      'kB gzip, lazy chunks': kB(one(app, 'lazy', 'gzip')),
      'kB gzip, four lazy routes': kB(lazy(app, 'initial', 'gzip')),
    })),
    QUOTED,
  ];
}

const kB = (bytes: number) => ({ value: bytes / 1_000 });

/** @returns bytes that an app has more than the one without any of the contenders. */
async function added(
  routes: Routes,
): Promise<(app: string, part: keyof AppSize, by: 'gzip' | 'brotli') => number> {
  const sizes = await sizesOf(['base', ...CONTENDERS.map(([, app]) => app)], routes);
  const bytes = (app: string, part: keyof AppSize, by: 'gzip' | 'brotli') =>
    sizes.get(app)?.[part][by] ?? NaN;
  return (app, part, by) => bytes(app, part, by) - bytes('base', part, by);
}
