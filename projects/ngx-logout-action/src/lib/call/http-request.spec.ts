import { baseAt } from './http-request';

describe('The base of relative URLs', () => {
  it.each([
    ['https://app.example/shop/', 'https://app.example/shop/cart', 'https://app.example/shop/'],
    ['https://evil.example/', 'https://app.example/shop/cart', 'https://app.example/'],
    ['http://app.example/', 'https://app.example/', 'https://app.example/'],
    ['capacitor://localhost/x/', 'capacitor://localhost/', 'capacitor://localhost/x/'],
    ['file:///app/index.html', 'file:///app/index.html', 'file:///app/index.html'],
    ['https://app.example/', 'about:srcdoc', 'https://app.example/'],
  ])('with a <base> of %s in a document at %s is %s', (baseURI, location, base) => {
    expect(baseAt(new URL(location), baseURI)).toBe(base);
  });
});
