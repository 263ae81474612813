import { ownBase } from './http-request';

describe('The base of relative URLs', () => {
  const baseOf = (baseURI: string, location: string) =>
    ownBase({ baseURI, location: new URL(location) } as unknown as Document);

  it.each([
    ['https://app.example/shop/', 'https://app.example/shop/cart', 'https://app.example/shop/'],
    ['https://evil.example/', 'https://app.example/shop/cart', 'https://app.example/'],
    ['http://app.example/', 'https://app.example/', 'https://app.example/'],
    ['[object HTMLImageElement]', 'https://app.example/', 'https://app.example/'],
    ['capacitor://localhost/x/', 'capacitor://localhost/', 'capacitor://localhost/x/'],
    ['file:///app/index.html', 'file:///app/index.html', 'file:///app/index.html'],
    ['https://app.example/', 'about:srcdoc', 'https://app.example/'],
  ])('is, given %s in a document at %s: %s', (baseURI, location, base) => {
    expect(baseOf(baseURI, location)).toBe(base);
  });
});
