import { dropState, reloadAfresh } from './reload-afresh';

describe('A reload of the document', () => {
  beforeEach(() => history.replaceState({ secret: true }, '', '/account#orders'));
  afterEach(() => history.replaceState(null, '', '/'));

  it('drops the state of the history entry and keeps the fragment', () => {
    // jsdom logs an error, because it cannot load documents.
    const load = jest.spyOn(console, 'error').mockImplementation();
    reloadAfresh(document);
    expect([history.state, location.hash]).toEqual([null, '#orders']);
    expect(String(load.mock.calls)).toContain('navigation');
    load.mockRestore();
  });

  it('can set another fragment', () => {
    dropState(document, 'http://localhost/account#/login');
    expect([history.state, location.hash]).toEqual([null, '#/login']);
  });
});
