import { dropState, reloadAfresh } from './reload-afresh';

describe('A document that is loaded again', () => {
  beforeEach(() => history.replaceState({ secret: true }, '', '/account#orders'));
  afterEach(() => history.replaceState(null, '', '/'));

  it('finds no state in its history entry', () => {
    // jsdom reports that it cannot load documents.
    const load = jest.spyOn(console, 'error').mockImplementation();
    reloadAfresh(document);
    expect([history.state, location.hash]).toEqual([null, '#orders']);
    expect(String(load.mock.calls)).toContain('navigation');
    load.mockRestore();
  });

  it('may have another fragment', () => {
    dropState(document, 'http://localhost/account#/login');
    expect([history.state, location.hash]).toEqual([null, '#/login']);
  });
});
