import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Which buttons are looked for. */
export interface LogoutActionHarnessFilters extends BaseHarnessFilters {
  /** What stands on it. */
  text?: string | RegExp;
}

/** A button or a link with `logoutAction`. */
export class LogoutActionHarness extends ComponentHarness {
  static readonly hostSelector = '[data-logout-action]';

  /** Finds the buttons that fit. */
  static with(options: LogoutActionHarnessFilters = {}): HarnessPredicate<LogoutActionHarness> {
    return new HarnessPredicate(LogoutActionHarness, options).addOption(
      'text',
      options.text,
      (harness, text) => HarnessPredicate.stringMatches(harness.getText(), text),
    );
  }

  /** What stands on the button. */
  async getText(): Promise<string> {
    return (await this.host()).text();
  }

  /** Clicks it, and waits for what follows at once. */
  async click(): Promise<void> {
    await (await this.host()).click();
  }

  /** Whether a call of its action is under way. */
  async isPending(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** Whether clicks are ignored, as `logoutDisableWhilePending` has it. */
  async isDisabled(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-disabled')) === 'true';
  }
}
