import { DOCUMENT } from '@angular/common';
import { HttpXsrfTokenExtractor } from '@angular/common/http';
import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { defer, Observable } from 'rxjs';

import { type DevText, LogoutError, originAndPath } from '../action/errors';
import type { LogoutRequest, LogoutResponse } from '../action/logout-outcome';
import { ownBase } from '../call/http-request';
import { LogoutBackend } from '../call/logout-backend';
import { LogoutNavigator, submitForm } from '../call/navigator';
import { angularToken, present, readCookies, XSRF_COOKIE } from '../call/xsrf';
import { feature, type LogoutFeature } from '../config';
import { BfcacheGuard } from '../page/bfcache-guard';
import { documentProperty } from '../page/document-property';
import { PageLifecycle } from '../page/page-lifecycle';
import { tokenTrust } from './http-xsrf';
import { checkByRules, FUNCTION, isText, OBJECT, type OptionRule, TEXT } from './option-rules';

/** How the form sends the XSRF token. */
export interface FormXsrfOptions {
  /** Name of the form field. @default '_csrf' */
  field?: string | undefined;
  /**
   * Returns the token. Runs in an injection context.
   * @default the value of Angular's XSRF cookie
   */
  token?: (() => string | null) | undefined;
}

/** Options of `withFormLogout()`. */
export interface FormLogoutOptions {
  /** URL that the form is sent to, such as `'/logout'`. */
  url: string;
  /** Returns the fields of the form. Runs in an injection context. @default none */
  fields?: ((request: LogoutRequest) => Readonly<Record<string, string>>) | undefined;
  /**
   * How to send the XSRF token. If `url` contains another origin, setting `xsrf` (even to `{}`) also sends the token there.
   * @default Angular's cookie, in a field named `_csrf`
   */
  xsrf?: FormXsrfOptions | undefined;
}

const FORM_RULES: Record<keyof FormLogoutOptions, OptionRule> = {
  url: [ngDevMode && 'an http(s) URL or a path', isFormTarget],
  fields: FUNCTION,
  xsrf: OBJECT,
};
const XSRF_RULES: Record<keyof FormXsrfOptions, OptionRule> = { field: TEXT, token: FUNCTION };

/**
 * Signs out with a form POST of the document, for servers that redirect to an OpenID Provider. The server decides where the
 * user goes, so `redirectTo` only sets `returnTo` of the request. Cleanup runs and other tabs follow when the document
 * leaves. If it is still there after five seconds, the sign-out fails with `network`.
 *
 * @param options the form, or a factory that returns it. The factory runs in an injection context when the first
 * sign-out needs it.
 * @throws LogoutConfigurationError LOGOUT-112 if an option is invalid. With a factory, the first sign-out fails with
 * this error as its `cause`.
 *
 * @example Spring Security with RP-initiated logout, which expects a masked token in forms
 * ```ts
 * provideLogoutAction({}, withFormLogout({ url: '/logout', xsrf: { token: () => inject(CsrfToken).value } }))
 * ```
 */
export function withFormLogout(
  options: FormLogoutOptions | (() => FormLogoutOptions),
): LogoutFeature {
  if (typeof options !== 'function') checkFormOptions(options);
  const backend = { provide: LogoutBackend, useFactory: () => injectFormBackend(options) };
  return feature('backend', { leavesByForm: true }, backend);
}

function injectFormBackend(options: FormLogoutOptions | (() => FormLogoutOptions)): LogoutBackend {
  const injector = inject(EnvironmentInjector);
  let form: FormLogoutOptions | undefined;
  return {
    ɵneedsDocument: true,
    logout: (request) =>
      defer(() =>
        runInInjectionContext(injector, () => {
          form ??= typeof options === 'function' ? checkFormOptions(options()) : options;
          return leave(form, request);
        }),
      ),
  };
}

/** Submits the form. Emits when the document leaves. Must be called in an injection context. */
function leave(form: FormLogoutOptions, request: LogoutRequest): Observable<LogoutResponse> {
  const document = inject(DOCUMENT);
  const injector = inject(EnvironmentInjector);
  const lifecycle = inject(PageLifecycle);
  const navigator = inject(LogoutNavigator);
  const url = new URL(form.url, ownBase(document)).href;
  const fields = { ...form.fields?.(request), ...xsrfField(form) };

  return new Observable((subscriber) => {
    const fail = (reason: DevText) => subscriber.error(unreachable(url, reason));
    const window = documentProperty(document, 'defaultView');
    if (window?.navigator.onLine === false) {
      // The browser would replace the app with an error page.
      fail(ngDevMode && 'The browser is offline.');
      return;
    }
    const block = () => {
      stayed.unsubscribe();
      lifecycle.stay();
      fail(ngDevMode && 'Add its origin, and those it redirects to, to form-action in the CSP.');
    };
    const onViolation = ({ effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'form-action' && disposition === 'enforce') block();
    };
    window?.addEventListener('securitypolicyviolation', onViolation, true);
    subscriber.add(() => window?.removeEventListener('securitypolicyviolation', onViolation, true));
    lifecycle.leave();
    const left = lifecycle.hidden$.subscribe(() => {
      subscriber.next({});
      subscriber.complete();
    });
    const stayed = lifecycle.stayed$.subscribe(() =>
      fail(ngDevMode && 'The document was still there after 5 s.'),
    );
    for (const subscription of [left, stayed]) subscriber.add(subscription);
    // Created late, so that its `pagehide` listener runs after the sign-out is recorded, and hides the document.
    injector.get(BfcacheGuard);
    try {
      submitForm(navigator, document, url, fields);
    } catch {
      // Firefox throws if a policy blocks the form.
      block();
    }
  });
}

function xsrfField({ url, xsrf }: FormLogoutOptions): Record<string, string> {
  const document = inject(DOCUMENT);
  const extractor = inject(HttpXsrfTokenExtractor);
  if (!tokenTrust(url, document, xsrf)) return {};
  const tokens = xsrf?.token
    ? [xsrf.token()]
    : [angularToken(extractor), ...readCookies(document, XSRF_COOKIE)];
  const [token] = present(tokens);
  return token === undefined ? {} : { [xsrf?.field ?? '_csrf']: token };
}

function checkFormOptions(options: FormLogoutOptions): FormLogoutOptions {
  const source = ngDevMode && 'withFormLogout';
  // JavaScript code may omit `url`. Then the check finds an empty string.
  const given = options as Partial<FormLogoutOptions> | null;
  checkByRules(112, source, { ...given, url: given?.url ?? '' }, FORM_RULES);
  if (options.xsrf) checkByRules(112, source, options.xsrf, XSRF_RULES, 'xsrf.');
  return options;
}

/** A form with a `javascript:` target would run it. */
function isFormTarget(url: unknown): boolean {
  return isText(url) && (!URL.canParse(url) || /^https?:$/.test(new URL(url).protocol));
}

function unreachable(url: string, reason: DevText): LogoutError {
  return new LogoutError('network', {
    url,
    message: ngDevMode
      ? `Logout failed (network): the form POST to ${originAndPath(url)} did not leave the page. ${reason}`
      : undefined,
  });
}
