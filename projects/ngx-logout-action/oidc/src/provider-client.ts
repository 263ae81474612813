import {
  HttpBackend,
  HttpClient,
  HttpContext,
  HttpParams,
  type HttpResponse,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';

import { LOGOUT_REQUEST } from 'ngx-logout-action';

/**
 * Sends requests to the provider without the interceptors of the app: their tokens and XSRF headers are not meant for it, and
 * one that refreshes tokens would undo the sign-out.
 */
@Injectable({ providedIn: 'root' })
export class ProviderClient {
  readonly #http = new HttpClient(inject(HttpBackend));
  readonly #context = () => new HttpContext().set(LOGOUT_REQUEST, true);

  getJson(url: string): Observable<HttpResponse<unknown>> {
    return this.#http.get(url, { context: this.#context(), observe: 'response' });
  }

  /** Posts a form that arrives even if the page is closed. Needs no CORS preflight. */
  postForm(url: string, fields: Record<string, string>): Observable<unknown> {
    return this.#http.post(url, new HttpParams({ fromObject: fields }), {
      context: this.#context(),
      responseType: 'text',
      keepalive: true,
    });
  }
}
