import { signal } from '@angular/core';

import { withSession } from '../../public-api';
import { openLab, settle } from '../../testing/lab';

/** Signs out at the tenth navigation of the Router. */
async function signOut(...features: Parameters<typeof openLab>[1] & object) {
  history.replaceState({ navigationId: 10 }, '');
  const lab = openLab({}, features);
  const call = lab.action.invoke();
  await settle();
  lab.backend.last.answer();
  await call;
  return lab;
}

/** Goes back to the entry of a navigation, and returns whether the Router saw it. */
function goTo(navigationId: number | undefined): boolean {
  let seen = false;
  const router = () => (seen = true);
  window.addEventListener('popstate', router);
  window.dispatchEvent(new PopStateEvent('popstate', { state: { navigationId } }));
  window.removeEventListener('popstate', router);
  return seen;
}

describe('Going back after a sign-out', () => {
  it.each([9, 10, undefined])(
    'to the older entry %s reloads the document',
    async (navigationId) => {
      const { navigator } = await signOut();
      expect(goTo(navigationId)).toBe(false);
      expect(navigator.documents).toEqual([location.href]);
    },
  );

  it.each([11, 12])('to the newer entry %s is left to the Router', async (navigationId) => {
    const { navigator } = await signOut();
    expect(goTo(navigationId)).toBe(true);
    expect(navigator.documents).toEqual([]);
  });

  it('is left to the Router if withSession says that someone is signed in', async () => {
    const signedIn = signal(true);
    const { navigator } = await signOut(withSession({ isAuthenticated: signedIn }));
    expect(goTo(9)).toBe(true);
    signedIn.set(false);
    expect(goTo(9)).toBe(false);
    expect(navigator.documents).toEqual([location.href]);
  });
});
