import { DOCUMENT } from '@angular/common';
import {
  HttpContextToken,
  HttpErrorResponse,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import {
  DestroyRef,
  EnvironmentInjector,
  inject,
  runInInjectionContext,
  untracked,
} from '@angular/core';
import { finalize, of, tap } from 'rxjs';

import { LogoutActionService } from '../action/logout-action.service';
import { injectReport } from '../action/report';
import { hasStrayed, LOGOUT_REQUEST } from '../call/http-request';
import { LOGOUT_CONFIG } from '../config';
import { documentProperty } from '../page/document-property';
import { SignOuts } from '../page/sign-outs';
import { checkByRules, checkOrigins, FUNCTION, type OptionRule } from './option-rules';

/**
 * Marks a request whose 401 says nothing about the session, such as a password check.
 *
 * @example
 * ```ts
 * http.post('/password', form, { context: new HttpContext().set(KEEP_SESSION, true) });
 * ```
 */
export const KEEP_SESSION = new HttpContextToken<boolean>(() => false);

/** Options of `sessionExpiredInterceptor()`: which responses mean that the session has expired. */
export interface SessionExpiredOptions {
  /**
   * Origins whose 401s count, besides the app's own, spelled like `https://api.example.org`. Never add third parties, which
   * could then sign users out.
   * @default none
   */
  origins?: readonly string[] | undefined;
  /** Decides whether an error from a trusted origin counts. Runs in an injection context. @default a 401 */
  when?: ((error: HttpErrorResponse, request: HttpRequest<unknown>) => boolean) | undefined;
}

const RULES: Record<keyof SessionExpiredOptions, OptionRule> = {
  origins: [ngDevMode && 'a list of origins', (value) => Array.isArray(value)],
  when: FUNCTION,
};

/** RFC 9470: the server wants stronger authentication, but the session is still alive. */
const STEP_UP = 'insufficient_user_authentication';

/** The apps that are being asked who is signed in. If they ask a server, its 401 must not lead to the same question. */
const ASKING = new WeakSet<SignOuts>();

/**
 * Creates an interceptor that calls `LogoutActionService.sessionEnded()` once, even if many requests fail with a 401. The
 * errors still reach their callers. It ignores requests with `LOGOUT_REQUEST` or `KEEP_SESSION`, other origins, cross-origin
 * redirects, step-up challenges (RFC 9470), requests sent before the last sign-out or sign-in, and users who are not signed in
 * (`withSession`). Put it before an interceptor that refreshes tokens.
 *
 * @param options which errors end the session.
 * @throws LogoutConfigurationError LOGOUT-107 for anything but an origin, and in development LOGOUT-103 for an unknown option, or
 * an invalid value.
 * @example
 * ```ts
 * provideHttpClient(withInterceptors([sessionExpiredInterceptor(), refreshTokens]))
 * ```
 */
export function sessionExpiredInterceptor(options: SessionExpiredOptions = {}): HttpInterceptorFn {
  if (ngDevMode) checkByRules(103, 'sessionExpiredInterceptor', options, RULES);
  const { origins = [], when = ({ status }) => status === 401 } = options;
  checkOrigins(origins);
  return (request, next) => {
    if (request.context.get(LOGOUT_REQUEST) || request.context.get(KEEP_SESSION))
      return next(request);
    const document = inject(DOCUMENT);
    const injector = inject(EnvironmentInjector);
    const destroyRef = inject(DestroyRef);
    const report = injectReport();
    const signOuts = inject(SignOuts);
    const session = inject(LOGOUT_CONFIG).session?.();
    // From now on, new sign-ins are noticed.
    untracked(() => session?.track());
    const sentAt = signOuts.tick();

    const isTrusted = (error: HttpErrorResponse) => {
      const base = documentProperty(document, 'baseURI');
      if (!URL.canParse(request.urlWithParams, base)) return false;
      const asked = new URL(request.urlWithParams, base);
      const trusted = [document.location.origin, ...origins];
      return !hasStrayed(error, asked, document) && trusted.includes(asked.origin);
    };
    const isExpired = (error: unknown) =>
      error instanceof HttpErrorResponse &&
      isTrusted(error) &&
      !error.headers.get('www-authenticate')?.includes(STEP_UP) &&
      when(error, request) &&
      !signOuts.hasBegunSince(sentAt) &&
      !signOuts.hasEndedSince(sentAt);
    const endSession = () => {
      if (ASKING.has(signOuts)) return;
      ASKING.add(signOuts);
      const signedIn$ = session?.answer(true) ?? of(true);
      signedIn$.pipe(finalize(() => ASKING.delete(signOuts))).subscribe((signedIn) => {
        // A sign-in that is only noticed now may be older than the request.
        if (signedIn && !signOuts.hasEndedSince(sentAt)) {
          void injector.get(LogoutActionService).sessionEnded();
        }
      });
    };

    return next(request).pipe(
      tap({
        error: (error: unknown) => {
          if (destroyRef.destroyed) return;
          try {
            runInInjectionContext(injector, () => isExpired(error) && endSession());
          } catch (thrown) {
            // Not instead of the error, which the caller waits for.
            report(thrown);
          }
        },
      }),
    );
  };
}
