import { randomUUID } from 'node:crypto';

import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import express from 'express';

const app = express();
const angular = new AngularNodeAppEngine();

/** The session cookies of all signed-in users. */
const sessions = new Set<string>();

app.post('/login', (_request, response) => {
  const session = randomUUID();
  sessions.add(session);
  response.cookie('sid', session, { httpOnly: true, sameSite: 'lax' }).status(204).end();
});
app.post('/logout', (request, response) => {
  console.log('POST /logout');
  const [, session = ''] = /\bsid=([^;]+)/.exec(request.headers.cookie ?? '') ?? [];
  sessions.delete(session);
  response.status(204).end();
});
app.use(express.static(new URL('../browser', import.meta.url).pathname, { index: false }));
app.use((request, response, next) => {
  angular
    .handle(request)
    .then((rendered) => (rendered ? writeResponseToNodeResponse(rendered, response) : next()))
    .catch(next);
});

// The build also loads this file, to find routes.
if (isMainModule(import.meta.url)) {
  const server = app.listen(Number(process.env['PORT'] ?? 4000), '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
  });
}

export const reqHandler = createNodeRequestHandler(app);
