import type { HttpResponse } from '@angular/common/http';

import { LogoutError } from '../model/logout-error';
import type { LogoutResponse } from '../model/logout-outcome';

/** What some servers put before JSON, so that it cannot be run as a script; Angular strips it too. */
const XSSI_PREFIX = /^\)\]\}',?\n/;

/** What the app says about responses. */
export interface ResponseRules {
  readonly accept?: (response: HttpResponse<string>) => boolean;
  readonly goneStatuses?: readonly number[];
}

/** Whether the server refused the XSRF token: 403, or Laravel's 419. */
export const isXsrfRefusal = ({ status }: HttpResponse<string>) => status === 403 || status === 419;

/**
 * Reads what the server said of a logout.
 *
 * @param isLandingPage whether the response is the app's login or home page, come to by a redirect.
 * @throws LogoutError where it does not say that nobody is signed in any more.
 */
export function readResponse(
  response: HttpResponse<string>,
  { accept, goneStatuses }: ResponseRules,
  isLandingPage: () => boolean,
): LogoutResponse {
  const { status, headers } = response;
  const gone = status === 401 || goneStatuses?.includes(status);
  const text = response.body ?? '';
  const type = headers.get('content-type') ?? '';
  let body: unknown = text;
  let isAnswer = true;
  if (text && /json/i.test(type)) {
    try {
      body = JSON.parse(text.replace(XSSI_PREFIX, ''));
    } catch {
      isAnswer = false;
    }
  } else if (/html/i.test(type) || /^\s*</.test(text)) {
    // No page but the right ones; one without a word in it says nothing.
    isAnswer = !text || isLandingPage();
  }
  if (accept ? !accept(response) : !gone && !(response.ok && isAnswer)) throw refusal(response);
  return {
    ...(gone && { alreadySignedOut: true }),
    ...(body !== text && redirectOf(body)),
    body,
  };
}

/** The failure that a response amounts to when it is no success. */
export function refusal(response: HttpResponse<string>): LogoutError {
  const { ok, status } = response;
  const kind = ok ? 'unexpected-response' : isXsrfRefusal(response) ? 'csrf' : 'server';
  return new LogoutError(kind, { status });
}

/** `redirectUrl`, or WaveMaker's `result`, which may also be a mere word. */
function redirectOf(json: unknown): { redirectUrl?: string } {
  const { redirectUrl, result } = (json ?? {}) as Record<string, unknown>;
  if (typeof redirectUrl === 'string') return { redirectUrl };
  return typeof result === 'string' && !/^\w+$/.test(result) ? { redirectUrl: result } : {};
}
