/** Alt+Shift+A. Compares the physical key, because some keyboard layouts report a different character with Alt. */
export function isShortcut({ altKey, shiftKey, code }: KeyboardEvent): boolean {
  return altKey && shiftKey && code === 'KeyA';
}
