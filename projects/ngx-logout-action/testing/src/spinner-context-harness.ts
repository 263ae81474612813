import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Criteria for finding a `SpinnerContextHarness`. */
export interface SpinnerContextHarnessFilters extends BaseHarnessFilters {
  /** The name of the context. */
  name?: string | RegExp | undefined;
}

/** Harness for an element with `[spinnerContext]`. */
export class SpinnerContextHarness extends ComponentHarness {
  /** Finds the hosts of the directive. */
  static readonly hostSelector = '[data-spinner-context]';

  /**
   * Finds contexts by their criteria.
   *
   * @param options for example the name of the context.
   * @example
   * ```ts
   * const orders = await loader.getHarness(SpinnerContextHarness.with({ name: 'orders' }));
   * ```
   */
  static with(options: SpinnerContextHarnessFilters = {}): HarnessPredicate<SpinnerContextHarness> {
    return new HarnessPredicate(SpinnerContextHarness, options).addOption(
      'name',
      options.name,
      (harness, name) => HarnessPredicate.stringMatches(harness.getName(), name),
    );
  }

  /** The name of the context. */
  async getName(): Promise<string> {
    return (await (await this.host()).getAttribute('data-spinner-context')) ?? '';
  }

  /** Whether the spinner is visible, which it is only after its delay. */
  async isActive(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** The messages of its spinner. Empty while an outer context shows them. */
  async getMessages(): Promise<string[]> {
    // The overlay of a button is next to it; the overlay of any other element is inside it.
    const selector = `logout-spinner-overlay[data-context=${JSON.stringify(await this.getName())}] li`;
    const inside = await this.locatorForAll(selector)();
    const rows = inside.length
      ? inside
      : await this.documentRootLocatorFactory().locatorForAll(selector)();
    return Promise.all(rows.map((row) => row.text()));
  }
}
