/** Alt+Shift+A. Compares the physical key: with Alt held, some keyboard layouts report a different character. */
export function isShortcut({ altKey, shiftKey, code }: KeyboardEvent): boolean {
  return altKey && shiftKey && code === 'KeyA';
}
