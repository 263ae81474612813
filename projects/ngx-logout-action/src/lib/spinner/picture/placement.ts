import { parentOf } from './focus';

/** Custom properties that apps may set on a host. */
const LOOKS = ['color', 'size', 'backdrop', 'text-color', 'z-index'].map(
  (name) => `--logout-spinner-${name}`,
);

/** Elements that never render their children. */
const WITHOUT_CHILDREN =
  'area, audio, br, canvas, embed, hr, iframe, img, input, meter, object, progress, select, textarea, video';

const CANVAS = 'Canvas';

/** Boxes that `inset: 0` does not cover in every browser. */
const MEASURED = /^inline$|^table-(row|header|footer|column)/;

/** Where the overlay of a host goes, and what it takes over from the host. */
export interface Placement {
  /** The host, its shadow root, or the parent of a host that is inert itself. */
  readonly parent: ParentNode & Node;
  /** Whether the host itself is inert, because it is interactive. Of other hosts, only the children are. */
  readonly whole: boolean;
  /** Whether a script must measure position and size. */
  readonly measured: boolean;
  /** Whether a script must measure which part is visible. */
  readonly shifted: boolean;
  /** Whether the overlay covers scrolling content. */
  readonly scrolls: boolean;
  /** Whether the host must become the containing block of the overlay. */
  readonly isStatic: boolean;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Measures where the overlay goes, without changes to the DOM.
 *
 * @param surfaces a cache of backgrounds, shared by the hosts of one drawing.
 * @returns `undefined` for a host that cannot show an overlay.
 */
export function placementOf(
  host: HTMLElement,
  surfaces: Map<Element, string>,
): Placement | undefined {
  const style = getComputedStyle(host);
  if (style.display === 'contents' || host.matches(WITHOUT_CHILDREN)) return undefined;
  const parent = isInteractive(host) ? host.parentNode : null;
  const scrolls = !parent && scrollsContent(host, style);
  return {
    parent: parent ?? host.shadowRoot ?? host,
    whole: !!parent,
    measured: !!parent || host.localName === 'fieldset' || MEASURED.test(style.display),
    shifted: !scrolls && host.clientHeight > innerHeight && isClipped(host),
    scrolls,
    isStatic: style.position === 'static',
    variables: {
      ...groundOf(host, style, surfaces),
      ...(parent && looksOf(style)),
      ...(scrolls && scrollSizeOf(host)),
    },
  };
}

/** Firefox includes dialogs in the tab order. */
function isInteractive({ tabIndex, localName }: HTMLElement): boolean {
  return tabIndex >= 0 && localName !== 'dialog';
}

/**
 * The background to draw on. The theme applies only directly on the page: its surface color would stick out on a card or in
 * a menu, and the ring would be invisible on a button with the primary color.
 */
function groundOf(
  host: HTMLElement,
  { color, backgroundColor }: CSSStyleDeclaration,
  surfaces: Map<Element, string>,
): Record<string, string> {
  const surface = surfaceOf(host, surfaces);
  const isOfPage = surface === surfaceOf(host.ownerDocument.body, surfaces);
  if (isOfPage) return surface === CANVAS ? {} : { '--_page': surface };
  const isFilled = isInteractive(host) && isOpaque(backgroundColor);
  return { '--_own-back': surface, '--_own-ink': color, ...(isFilled && { '--_own-ring': color }) };
}

/** The nearest opaque background. */
export function surfaceOf(element: Element, surfaces: Map<Element, string>): string {
  const known = surfaces.get(element);
  if (known !== undefined) return known;
  const color = getComputedStyle(element).backgroundColor;
  const parent = parentOf(element);
  const surface = isOpaque(color) ? color : parent ? surfaceOf(parent, surfaces) : CANVAS;
  surfaces.set(element, surface);
  return surface;
}

function isOpaque(color: string): boolean {
  return !!color && !/^rgba|^transparent|\//.test(color);
}

/** The styles that the overlay would inherit inside the host. */
function looksOf(style: CSSStyleDeclaration): Record<string, string> {
  const set = LOOKS.map((name) => [name, style.getPropertyValue(name)]).filter(
    ([, value]) => value,
  );
  return {
    '--_ink': style.color,
    '--_radius': style.borderRadius,
    '--_layer': style.zIndex,
    ...(Object.fromEntries(set) as Record<string, string>),
  };
}

function scrollsContent(host: HTMLElement, { overflow }: CSSStyleDeclaration): boolean {
  if (!overflow || overflow === 'visible') return false;
  return host.scrollHeight > host.clientHeight || host.scrollWidth > host.clientWidth;
}

/** Covers the whole scrollable area, with the ring in the visible part. */
function scrollSizeOf(host: HTMLElement): Record<string, string> {
  return {
    '--_width': `${host.scrollWidth}px`,
    '--_height': `${host.scrollHeight}px`,
    '--_view-width': `${host.clientWidth}px`,
    '--_view-height': `${host.clientHeight}px`,
  };
}

/** Whether sticky content of a host cannot follow the window, because a box around it clips but never scrolls. */
function isClipped(host: Element): boolean {
  const { body } = host.ownerDocument;
  for (let node: Element | null = host; node && node !== body; node = parentOf(node)) {
    if (/auto|hidden|scroll/.test(getComputedStyle(node).overflowY)) {
      return node.clientHeight > innerHeight;
    }
  }
  return false;
}

/** The distance between the middle of the visible part and the middle of the host. */
export function shiftOf(host: HTMLElement): number {
  const { top, bottom } = host.getBoundingClientRect();
  return (Math.max(top, 0) + Math.min(bottom, innerHeight) - top - bottom) / 2;
}

/** The box to cover. An inert host keeps its border, so that a button still looks like a button. */
export function boxOf(host: HTMLElement, whole: boolean): DOMRect {
  const { x, y, width, height } = host.getBoundingClientRect();
  // Letters may overhang at the end of a line.
  const left = whole ? host.clientLeft : linesOf(host).length > 1 ? -1 : 0;
  const top = whole ? host.clientTop : 0;
  return new DOMRect(x + left, y + top, width - 2 * left, height - 2 * top);
}

/** For inline text on several lines: covers only these lines, with the ring on the longest. */
export function shapeOf(host: HTMLElement, box: DOMRect): Record<string, string> {
  const [longest, ...others] = linesOf(host).sort((a, b) => b.width - a.width);
  if (!longest || !others.length) return { '--_clip': 'none', '--_insets': '0' };
  const shapes = [longest, ...others].map(
    ({ left, top, right, bottom }) =>
      `M${left - box.x - 1} ${top - box.y}H${right - box.x + 1}V${bottom - box.y}H${left - box.x - 1}Z`,
  );
  const insets = [
    longest.top - box.top,
    box.right - longest.right,
    box.bottom - longest.bottom,
    longest.left - box.left,
  ];
  return {
    '--_clip': `path('${shapes.join('')}')`,
    '--_insets': insets.map((inset) => `${inset}px`).join(' '),
  };
}

function linesOf(host: HTMLElement): DOMRect[] {
  return [...host.getClientRects()].filter(({ width }) => width);
}
