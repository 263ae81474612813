import { HttpBackend, HttpClient, HttpContext, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';

import { LOGOUT_REQUEST } from 'ngx-logout-action';

/**
 * Speaks to the provider past the app's interceptors: what they add (tokens, XSRF headers) is not for it, and one
 * that refreshes tokens would bring back what is being given up.
 */
@Injectable({ providedIn: 'root' })
export class ProviderClient {
  readonly #http = new HttpClient(inject(HttpBackend));
  readonly #context = () => new HttpContext().set(LOGOUT_REQUEST, true);

  getJson(url: string): Observable<unknown> {
    return this.#http.get(url, { context: this.#context() });
  }

  /** Posts a form, which also arrives if the page is closed meanwhile. */
  postForm(url: string, fields: Record<string, string>): Observable<unknown> {
    return this.#http.post(url, new HttpParams({ fromObject: fields }), {
      context: this.#context(),
      responseType: 'text',
      keepalive: true,
    });
  }
}
