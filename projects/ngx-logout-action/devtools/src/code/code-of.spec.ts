import { TestBed } from '@angular/core/testing';

import { openLab } from '../../../src/testing/lab';
import { codeOf } from './code-of';

/** The end-to-end tests compile the code; these tests check what it says. */
describe('codeOf()', () => {
  it('returns a provider or a module import for the default action, whichever the app uses', () => {
    const { action } = openLab({ inFlightBehavior: 'executeAll' });
    expect(codeOf(action, true, 'provideLogoutAction')).toBe(
      `import { provideLogoutAction } from 'ngx-logout-action';

export const logoutActionProviders = provideLogoutAction({
  inFlightBehavior: 'executeAll',
});
`,
    );
    expect(codeOf(action, true, 'LogoutActionModule')).toContain(
      'export const logoutActionImport = LogoutActionModule.forRoot({\n',
    );
  });

  it('returns no options for the default action with its default settings', () => {
    const { action } = openLab();
    expect(codeOf(action, true, 'provideLogoutAction')).toContain('provideLogoutAction({})');
  });

  it('returns a field for a page-owned action, and a provider for an application-owned one', () => {
    const { service } = openLab();
    const page = TestBed.runInInjectionContext(() => service.create({ name: 'leave' }));
    const application = service.create({ name: 'quickExit', owner: 'application' });
    expect(codeOf(page, false, 'provideLogoutAction')).toContain(
      "  protected readonly leave = injectLogoutAction({\n    name: 'leave',\n  });",
    );
    expect(codeOf(application, false, 'provideLogoutAction')).toContain(
      'export function provideQuickExit() {\n  return provideAppInitializer(() => {',
    );
  });

  it('lists actions that events trigger, mentions functions attached in code, and escapes strings', () => {
    const { action } = openLab({
      useDefaultSuccessHandler: false,
      onSuccess: ['log', () => undefined],
      onError: () => undefined,
      spinnerMessage: `It's "over"\\`,
    });
    const code = codeOf(action, true, 'provideLogoutAction');
    expect(code).toContain("onSuccess: ['log'] /* and what is in code */,");
    expect(code).toContain('onError: [] /* and what is in code */,');
    expect(code).toContain(`spinnerMessage: 'It\\'s "over"\\\\',`);
  });
});
