import type { BrowserContext } from '@playwright/test';

/** Chooses what `projects/rules-app` does differently, in every page of a context. */
export function useExperiment(context: BrowserContext, experiment: string): Promise<unknown> {
  return context.addInitScript((name) => {
    // Scripts run in the empty document before the page, too, where Firefox denies the storage.
    if (origin !== 'null') sessionStorage.setItem('experiment', name);
  }, experiment);
}
