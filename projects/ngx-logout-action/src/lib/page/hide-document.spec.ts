import { hideDocument } from './hide-document';

const root = document.documentElement;

describe('hideDocument()', () => {
  afterEach(() => root.removeAttribute('style'));

  it('hides everything, and restores the document', () => {
    const reveal = hideDocument(document);
    expect(root.style.display).toBe('none');
    expect(root.style.getPropertyPriority('visibility')).toBe('important');
    reveal();
    expect(root.hasAttribute('style')).toBe(false);
  });

  it('keeps the inline styles of the app', () => {
    root.style.display = 'flex';
    hideDocument(document)();
    expect(root.getAttribute('style')).toBe('display: flex;');
  });

  it('shows the document when all callers have revealed it, in any order', () => {
    const first = hideDocument(document);
    const second = hideDocument(document);
    first();
    first();
    expect(root.style.display).toBe('none');
    second();
    expect(root.hasAttribute('style')).toBe(false);
  });

  it('hides it again if the app has removed the styles', () => {
    hideDocument(document);
    root.removeAttribute('style');
    const reveal = hideDocument(document);
    expect(root.style.display).toBe('none');
    reveal();
    expect(root.hasAttribute('style')).toBe(false);
  });
});
