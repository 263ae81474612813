/** A client that behaves like a browser: it keeps cookies and sends the XSRF token in a header. */
export class Client {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string, cookies?: ReadonlyMap<string, string>) {
    this.#url = url;
    cookies?.forEach((value, name) => this.cookies.set(name, value));
  }

  /** The ID in the store. The cookie adds a signature. */
  get sessionId(): string {
    return /^s%3A([^.]{20,})\./.exec(this.cookies.get('sid') ?? '')?.[1] ?? '';
  }

  async send(
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#fetch(path, {
      method,
      headers: {
        ...(method !== 'GET' && {
          'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
        }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  }

  sendForm(path: string, fields: Record<string, string>): Promise<Response> {
    return this.#fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(this.#url + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async signIn(password = 'let-me-out'): Promise<Response> {
    await this.send('GET', '/csrf');
    return this.send('POST', '/login', { username: 'demo', password });
  }

  async statusOf(method: string, path: string): Promise<number> {
    return (await this.send(method, path)).status;
  }

  /** A client with the current cookies, which does not receive later ones. */
  copy(): Client {
    return new Client(this.#url, this.cookies);
  }
}
