/** The hosts of the gallery that "Show all" covers. */
export const GALLERY_HOSTS = [
  ...['link', 'button', 'primary', 'icon', 'chip', 'inline', 'row', 'cell', 'list', 'fieldset'],
  ...['card', 'silent', 'many', 'narrow', 'scrolling', 'shadow', 'isolated', 'material', 'dark'],
  ...['outer', 'tall'],
];

/**
 * Checks the spinner of a host in the gallery. Runs in the page.
 *
 * @returns descriptions of all faults.
 */
export function spinnerFaults(name: string): string[] {
  const host = document.getElementById(`gallery-${name}`);
  if (!host) return ['the host does not exist'];
  host.scrollIntoView({ block: name === 'tall' ? 'start' : 'center', behavior: 'instant' });
  const selector = 'logout-spinner-overlay';
  const spinner =
    (host.shadowRoot ?? host).querySelector<HTMLElement>(`:scope > ${selector}`) ??
    host.shadowRoot?.querySelector<HTMLElement>(selector) ??
    document.querySelector<HTMLElement>(
      `${selector}[data-context="${host.dataset['spinnerContext'] ?? ''}"]`,
    );
  const ring = spinner?.shadowRoot?.querySelector('.ring')?.getBoundingClientRect();
  if (!spinner || !ring) return ['the spinner does not exist'];
  const box = host.getBoundingClientRect();
  const visible = {
    left: Math.max(box.left, 0) - 1,
    top: Math.max(box.top, 0) - 1,
    right: Math.min(box.right, innerWidth) + 1,
    bottom: Math.min(box.bottom, innerHeight) + 1,
  };
  const isInside = (inner: DOMRect) =>
    inner.left >= visible.left &&
    inner.top >= visible.top &&
    inner.right <= visible.right &&
    inner.bottom <= visible.bottom;
  const hit = (x: number, y: number) => {
    let element = document.elementFromPoint(x, y);
    while (element?.shadowRoot && element.localName !== selector) {
      const inner = element.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === element) break;
      element = inner;
    }
    return element;
  };
  const found: string[] = [];
  if (ring.width < 8) found.push(`the ring is ${ring.width} px wide`);
  if (Math.abs(ring.width - ring.height) > 0.5) found.push('the ring is not a circle');
  if (!isInside(ring)) found.push('the ring is not in the visible part');
  for (const row of spinner.querySelectorAll('li')) {
    if (!row.checkVisibility({ visibilityProperty: true })) continue;
    if (!isInside(row.getBoundingClientRect())) found.push(`'${row.textContent}' is cut off`);
    const ellipsis = getComputedStyle(row).textOverflow === 'ellipsis';
    if (row.scrollWidth > row.clientWidth && !ellipsis)
      found.push(`'${row.textContent}' is clipped`);
  }
  const [x, y] = [ring.left + ring.width / 2, ring.top + ring.height / 2];
  if (hit(x, y) !== spinner) found.push(`a click hits <${hit(x, y)?.localName ?? 'nothing'}>`);
  const outside: [number, number][] = [
    [box.left - 4, y],
    [box.right + 4, y],
    [x, box.top - 4],
    [x, box.bottom + 4],
  ];
  for (const [left, top] of outside) {
    if (hit(left, top) === spinner) found.push(`it covers (${left}, ${top}) outside`);
  }
  return found;
}
