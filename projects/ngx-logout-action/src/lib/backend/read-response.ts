import type { HttpResponse } from '@angular/common/http';

import { LogoutError } from '../model/logout-error';
import type { LogoutResponse } from '../model/logout-outcome';

/** What some servers put before JSON, so that it cannot be run as a script; Angular strips it too. */
const XSSI_PREFIX = /^\)\]\}',?\n/;

const isSuccess = ({ status }: HttpResponse<string>) => status >= 200 && status < 300;

/** Whether the server refused the XSRF token: 403, or Laravel's 419. */
export const isXsrfRefusal = ({ status }: HttpResponse<string>) => status === 403 || status === 419;

/** What the app says about responses. */
export interface ResponseRules {
  accept?: (response: HttpResponse<string>) => boolean;
  goneStatuses?: readonly number[];
  /** Whether the response is the app's login or home page, come to by a redirect. */
  isLandingPage(response: HttpResponse<string>): boolean;
}

/**
 * Reads what the server said of a logout.
 *
 * @throws LogoutError where it does not say that nobody is signed in any more.
 */
export function readResponse(response: HttpResponse<string>, rules: ResponseRules): LogoutResponse {
  const { accept, goneStatuses = [] } = rules;
  const { status } = response;
  const gone = status === 401 || goneStatuses.includes(status);
  const body = readBody(response);
  if (
    accept ? !accept(response) : !gone && !(isSuccess(response) && isAnswer(body, response, rules))
  ) {
    throw refusal(response);
  }
  return {
    ...(gone && { alreadySignedOut: true }),
    ...(body.json ? { ...redirectOf(body.value), body: body.value } : { body: body.text }),
  };
}

/** The failure that a response amounts to when it is no success. */
export function refusal(response: HttpResponse<string>): LogoutError {
  const { status } = response;
  const kind = isSuccess(response)
    ? 'unexpected-response'
    : isXsrfRefusal(response)
      ? 'csrf'
      : 'server';
  return new LogoutError(kind, { status });
}

type Body = { json: true; value: unknown } | { json: false; text: string; broken: boolean };

function readBody({ body, headers }: HttpResponse<string>): Body {
  const text = body ?? '';
  if (!text || !/json/i.test(headers.get('content-type') ?? '')) {
    return { json: false, text, broken: false };
  }
  try {
    return { json: true, value: JSON.parse(text.replace(XSSI_PREFIX, '')) };
  } catch {
    return { json: false, text, broken: true };
  }
}

/** Whether the body of a 2xx is one that a logout may have: no broken JSON, and no page but the right ones. */
function isAnswer(body: Body, response: HttpResponse<string>, rules: ResponseRules): boolean {
  if (body.json) return true;
  if (body.broken) return false;
  const html = /html/i.test(response.headers.get('content-type') ?? '') || /^\s*</.test(body.text);
  return !body.text || !html || rules.isLandingPage(response);
}

/** `redirectUrl`, or WaveMaker's `result`, which may also be a mere word. */
function redirectOf(json: unknown): { redirectUrl?: string } {
  const { redirectUrl, result } = (json ?? {}) as Record<string, unknown>;
  if (typeof redirectUrl === 'string') return { redirectUrl };
  return typeof result === 'string' && !/^\w+$/.test(result) ? { redirectUrl: result } : {};
}
