import { useData } from 'vitepress';
import { onMounted, watch } from 'vue';

/** Where VitePress keeps the appearance that the reader has chosen. */
const KEY = 'vitepress-theme-appearance';

/** A sign-out of the demo session clears the storage of the site, in this tab or another one. The appearance stays. */
export function keepAppearance(): void {
  const { isDark } = useData();
  let appearance: string | null = null;
  const note = () => (appearance = localStorage.getItem(KEY));
  onMounted(() => {
    note();
    watch(isDark, note, { flush: 'post' });
    // In the capturing phase, because VitePress listens to the same event.
    addEventListener('storage', restore, true);
  });

  function restore(event: StorageEvent): void {
    if (event.key !== null || appearance === null) return;
    event.stopImmediatePropagation();
    localStorage.setItem(KEY, appearance);
  }
}
