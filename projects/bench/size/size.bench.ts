import type { Row } from '../report/rows.ts';
import { initialSize } from './build.ts';

/** Each with the app that uses it; what is quoted was measured elsewhere and cannot be built here. */
const CONTENDERS: readonly (readonly [name: string, app: string])[] = [
  ['service by hand, 25 lines', 'by-hand-service'],
  ['by hand, with a naive spinner', 'by-hand-spinner'],
  ['ours: service', 'ours-service'],
  ['ours: with the directive', 'ours-directive'],
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

/** What each adds to the initial JavaScript of one small app with Router and HttpClient. */
export async function sizeBench(): Promise<Row[]> {
  const base = await initialSize('base');
  const rows: Row[] = [];
  for (const [what, app] of CONTENDERS) {
    const { gzip, brotli } = await initialSize(app);
    rows.push({
      what,
      'kB gzip': { value: (gzip - base.gzip) / 1_000 },
      'kB brotli': { value: (brotli - base.brotli) / 1_000 },
    });
  }
  return [...rows, QUOTED];
}
