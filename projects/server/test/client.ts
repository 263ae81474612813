/** A browser as far as the server can tell: it keeps cookies and sends the XSRF header back. */
export class Client {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string, cookies?: ReadonlyMap<string, string>) {
    this.#url = url;
    cookies?.forEach((value, name) => this.cookies.set(name, value));
  }

  async send(method: string, path: string, json?: unknown): Promise<Response> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method !== 'GET' && {
          'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
        }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
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

  /** The same browser with the cookies of now, whatever comes later. */
  copy(): Client {
    return new Client(this.#url, this.cookies);
  }
}
