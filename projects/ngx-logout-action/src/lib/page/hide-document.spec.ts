import { hideDocument } from './hide-document';

const root = document.documentElement;

describe('hideDocument()', () => {
  afterEach(() => root.removeAttribute('style'));

  it('hides everything, and leaves the document as it was', () => {
    const reveal = hideDocument(document);
    expect(root.style.display).toBe('none');
    expect(root.style.getPropertyPriority('visibility')).toBe('important');
    reveal();
    expect(root.hasAttribute('style')).toBe(false);
  });

  it('keeps the styles of the app', () => {
    root.style.display = 'flex';
    hideDocument(document)();
    expect(root.getAttribute('style')).toBe('display: flex;');
  });

  it('shows the document again when no one hides it any more, in any order', () => {
    const first = hideDocument(document);
    const second = hideDocument(document);
    first();
    first();
    expect(root.style.display).toBe('none');
    second();
    expect(root.hasAttribute('style')).toBe(false);
  });

  it('hides it again if the app has shown it', () => {
    hideDocument(document);
    root.removeAttribute('style');
    const reveal = hideDocument(document);
    expect(root.style.display).toBe('none');
    reveal();
    expect(root.hasAttribute('style')).toBe(false);
  });
});
