import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Which hosts to find. */
export interface LogoutActionHarnessFilters extends BaseHarnessFilters {
  /** The text of the host. */
  text?: string | RegExp | undefined;
}

/** An element with `logoutAction`. */
export class LogoutActionHarness extends ComponentHarness {
  /** Finds the hosts of the directive. */
  static readonly hostSelector = '[data-logout-action]';

  /** Finds the hosts that match. */
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

  /** Clicks the host. A request of `LogoutTestingController` stays unanswered until the test answers it. */
  async click(): Promise<void> {
    await (await this.host()).click();
  }

  /** Whether a call of its action is pending. */
  async isPending(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** Whether clicks are ignored: by `logoutDisableWhilePending`, or by `aria-disabled` of the app. */
  async isDisabled(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-disabled')) === 'true';
  }
}
