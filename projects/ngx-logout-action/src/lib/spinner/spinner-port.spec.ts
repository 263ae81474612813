import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { RecordingBackend, settle } from '../../testing/lab';
import { LogoutActionService } from '../action/logout-action.service';
import { LogoutBackend } from '../call/logout-backend';
import { SpinnerContextService } from './spinner-context.service';

describe('An app that has not provided the library', () => {
  let backend: RecordingBackend;
  let warn: jest.SpyInstance;

  beforeEach(() => {
    backend = new RecordingBackend();
    warn = jest.spyOn(console, 'warn').mockImplementation();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: LogoutBackend, useValue: backend }],
    });
  });

  afterEach(() => warn.mockRestore());

  const signOut = () =>
    TestBed.inject(LogoutActionService).logout({
      spinnerContext: 'page',
      spinnerMessage: 'Signing out',
      useDefaultSuccessHandler: false,
    });

  it('is told once, in development, that nothing can show a spinner', async () => {
    for (let call = 0; call < 2; call++) {
      const outcome = signOut();
      backend.last.answer();
      expect((await outcome).status).toBe('succeeded');
    }
    expect(warn.mock.calls.flat()).toEqual([expect.stringContaining('LOGOUT-303')]);
  });

  it('shows what is running as soon as something of the spinner is used, and no longer than it runs', async () => {
    const outcome = signOut();
    const spinner = TestBed.inject(SpinnerContextService);
    expect(spinner.messages('page')()).toEqual(['Signing out']);
    backend.last.answer();
    await outcome;
    await settle();
    expect(spinner.active('page')()).toBe(false);
    expect(warn).not.toHaveBeenCalled();
  });
});
