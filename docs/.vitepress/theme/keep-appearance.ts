/** Where VitePress keeps the appearance that the reader has chosen. */
const KEY = 'vitepress-theme-appearance';

/**
 * A sign-out of the demo session clears the storage of the site, in this tab or another one. The appearance stays. Must be
 * called before VitePress listens to the storage: browsers call listeners of the window in order.
 */
export function keepAppearance(): void {
  let appearance = localStorage.getItem(KEY);
  addEventListener('storage', (event) => {
    if (event.key === KEY) {
      appearance = event.newValue;
    } else if (event.key === null && appearance !== null) {
      event.stopImmediatePropagation();
      localStorage.setItem(KEY, appearance);
    }
  });
}
