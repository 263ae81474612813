import type { BrowserContext } from '@playwright/test';

/** Selects the variation of `projects/rules-app` for all pages of a context. */
export function useExperiment(context: BrowserContext, experiment: string): Promise<unknown> {
  return context.addInitScript((name) => {
    // Scripts also run in the initial empty document, where Firefox denies access to the storage.
    if (origin !== 'null') sessionStorage.setItem('experiment', name);
  }, experiment);
}
