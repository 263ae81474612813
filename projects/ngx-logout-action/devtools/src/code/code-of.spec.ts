import { TestBed } from '@angular/core/testing';

import { openLab } from '../../../src/testing/lab';
import { codeOf } from './code-of';

/** That the code compiles is shown in the browser's tests; here, that it says what the action is. */
describe('the code of an action', () => {
  it('is the provider or the module import for the default action, whichever the app uses', () => {
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

  it('of one that is as it was made by default is empty', () => {
    const { action } = openLab();
    expect(codeOf(action, true, 'provideLogoutAction')).toContain('provideLogoutAction({})');
  });

  it('of a page is a field, and of the application a provider', () => {
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

  it('names the actions that events trigger, says what is in code, and breaks out of no text', () => {
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
