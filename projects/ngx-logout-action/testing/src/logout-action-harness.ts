import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Criteria for finding a `LogoutActionHarness`. */
export interface LogoutActionHarnessFilters extends BaseHarnessFilters {
  /** The text of the host. */
  text?: string | RegExp | undefined;
}

/** Harness for an element with `logoutAction`. */
export class LogoutActionHarness extends ComponentHarness {
  /** Finds the hosts of the directive. */
  static readonly hostSelector = '[data-logout-action]';

  /**
   * Finds hosts by their criteria.
   *
   * @param options for example the text of the host.
   * @example
   * ```ts
   * const signOut = await loader.getHarness(LogoutActionHarness.with({ text: 'Sign out' }));
   * ```
   */
  static with(options: LogoutActionHarnessFilters = {}): HarnessPredicate<LogoutActionHarness> {
    return new HarnessPredicate(LogoutActionHarness, options).addOption(
      'text',
      options.text,
      (harness, text) => HarnessPredicate.stringMatches(harness.getText(), text),
    );
  }

  /** The text of the host. */
  async getText(): Promise<string> {
    return (await this.host()).text();
  }

  /** Clicks the host. The request stays pending until the test answers it with `LogoutTestingController`. */
  async click(): Promise<void> {
    await (await this.host()).click();
  }

  /** Whether a call of its action is pending. */
  async isPending(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** Whether clicks are ignored, because of `logoutDisableWhilePending` or an `aria-disabled` set by the app. */
  async isDisabled(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-disabled')) === 'true';
  }
}
