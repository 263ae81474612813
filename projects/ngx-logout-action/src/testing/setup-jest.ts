import type { setupZoneTestEnv } from 'jest-preset-angular/setup-env/zone';
import type { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

/** Specs named `….zone.spec.ts` run with zone.js. Whatever is loaded first decides, so only one of the two is. */
const setup = expect.getState().testPath?.endsWith('.zone.spec.ts')
  ? jest.requireActual<{ setupZoneTestEnv: typeof setupZoneTestEnv }>(
      'jest-preset-angular/setup-env/zone',
    ).setupZoneTestEnv
  : jest.requireActual<{ setupZonelessTestEnv: typeof setupZonelessTestEnv }>(
      'jest-preset-angular/setup-env/zoneless',
    ).setupZonelessTestEnv;

setup({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
