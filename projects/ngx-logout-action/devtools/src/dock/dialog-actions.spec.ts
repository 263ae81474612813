import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { withActions } from 'ngx-logout-action';

import { openLab, settle } from '../../../src/testing/lab';
import { DialogActions } from './dialog-actions';

function setupActions() {
  const lab = openLab({}, [withActions({ sayGoodbye: () => undefined })]);
  const actions = TestBed.inject(DialogActions);
  const names = () => lab.service.actions().map(({ name, owner }) => `${name} ${owner}`);
  return { ...lab, actions, names };
}

describe('Actions created in the Actions dialog', () => {
  it('end when they are deleted, regardless of their owner, and free their names immediately', () => {
    const { actions, names } = setupActions();
    for (const owner of ['page', 'application'] as const) {
      const action = actions.create({ name: 'mine', owner });
      expect(names()).toContain(`mine ${owner}`);
      actions.delete(action);
      expect(names()).toEqual(['logoutAction application']);
    }
  });

  it('discard their queued calls when deleted, but let the running call finish', async () => {
    const { actions, backend } = setupActions();
    const action = actions.create({ name: 'mine', owner: 'application' });
    action.update({ useDefaultSuccessHandler: false, inFlightBehavior: 'executeAll' });
    const outcomes = [action.invoke(), action.invoke()];
    actions.delete(action);
    backend.last.answer();
    await settle();
    const statuses = (await Promise.all(outcomes)).map(({ status }) => status);
    expect([statuses, backend.requests.length]).toEqual([['succeeded', 'discarded'], 1]);
  });

  it('end when the Router leaves their page, but not when only the query or fragment changes', async () => {
    const { actions, names } = setupActions();
    actions.create({ name: 'passing', owner: 'page' });
    const router = TestBed.inject(Router);
    router.resetConfig([{ path: '**', children: [] }]);
    await router.navigateByUrl('/?page=2#top');
    expect(names()).toContain('passing page');
    await router.navigateByUrl('/orders');
    expect(names()).toEqual(['logoutAction application']);
  });

  it.each([
    ['logoutAction', 'LOGOUT-102'],
    ['sayGoodbye', 'LOGOUT-102'],
    ['4ever', 'LOGOUT-101'],
  ])('stay unchanged if they cannot be renamed to %s', (name, code) => {
    const { actions, names } = setupActions();
    const action = actions.create({ name: 'mine', owner: 'page' });
    expect(() => actions.rename(action, { name, owner: 'page' })).toThrow(code);
    expect(names()).toEqual(['logoutAction application', 'mine page']);
  });

  it('stay unchanged if, with the new owner, their name clashes with an action of a component', () => {
    const { service, actions, names } = setupActions();
    service.create({ name: 'leave', destroyRef: TestBed.inject(DestroyRef) });
    const action = actions.create({ name: 'leave', owner: 'page' });
    expect(() => actions.rename(action, { name: 'leave', owner: 'application' })).toThrow(
      'LOGOUT-102',
    );
    expect(names()).toEqual(['logoutAction application', 'leave page', 'leave page']);
  });

  it('keep their functions when renamed, and stay targets of the events of other actions', () => {
    const { actions, action: defaultAction } = setupActions();
    jest.spyOn(console, 'warn').mockImplementation();
    const old = actions.create({ name: 'old', owner: 'page' });
    const handler = () => undefined;
    old.update({ useDefaultSuccessHandler: false, onSuccess: [handler], timeout: 5 });
    defaultAction.update({ useDefaultSuccessHandler: false, onError: ['old', handler] });
    const renamed = actions.rename(old, { name: 'renamed', owner: 'application' });
    expect(renamed.options()).toMatchObject({ name: 'renamed', timeout: 5, onSuccess: [handler] });
    expect(defaultAction.options().onError).toEqual(['renamed', handler]);
  });

  it('get a proposed name that no other action has', () => {
    const { actions } = setupActions();
    expect(actions.proposeName()).toBe('logoutAction1');
    actions.create({ name: 'logoutAction1', owner: 'application' });
    expect(actions.proposeName()).toBe('logoutAction2');
  });
});
