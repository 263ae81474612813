import type { CDPSession, Page } from '@playwright/test';

/** The browser's counts for a page, after garbage collection. */
export interface Figures {
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes. */
  readonly heap: number;
}

/** @returns a function that returns the current counts. */
export async function openFigures(page: Page): Promise<() => Promise<Figures>> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  return async () => {
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      nodes: figure('Nodes'),
      listeners: figure('JSEventListeners'),
      heap: figure('JSHeapUsedSize'),
    };
  };
}
