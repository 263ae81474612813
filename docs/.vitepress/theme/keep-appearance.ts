/** The storage key of the appearance that the reader has chosen. */
const KEY = 'vitepress-theme-appearance';

/**
 * Keeps the appearance when a sign-out of the demo session clears the storage of the site, in this
 * tab or another one. Must be called before VitePress adds its storage listener, because browsers
 * call listeners in order.
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
