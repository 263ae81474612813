import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Which hosts are looked for. */
export interface SpinnerContextHarnessFilters extends BaseHarnessFilters {
  /** The name of its context. */
  name?: string | RegExp;
}

/** A widget with `[spinnerContext]`. */
export class SpinnerContextHarness extends ComponentHarness {
  static readonly hostSelector = '[data-spinner-context]';

  readonly #messages = this.locatorForAll('logout-spinner-overlay li');

  /** Finds the contexts that fit. */
  static with(options: SpinnerContextHarnessFilters = {}): HarnessPredicate<SpinnerContextHarness> {
    return new HarnessPredicate(SpinnerContextHarness, options).addOption(
      'name',
      options.name,
      (harness, name) => HarnessPredicate.stringMatches(harness.getName(), name),
    );
  }

  /** The name that the host bears. */
  async getName(): Promise<string> {
    return (await (await this.host()).getAttribute('data-spinner-context')) ?? '';
  }

  /** Whether the spinner is shown, which is so after its delay. */
  async isActive(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** What stands below the spinner. */
  async getMessages(): Promise<string[]> {
    const rows = await this.#messages();
    return Promise.all(rows.map((row) => row.text()));
  }
}
