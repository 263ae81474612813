/** `signOut` → `sign-out`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/^_+/, '')
    .replaceAll('_', '-')
    .toLowerCase();
}
