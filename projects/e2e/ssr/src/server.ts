import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import express from 'express';

const app = express();
const angular = new AngularNodeAppEngine();

app.post('/logout', (_request, response) => {
  console.log('POST /logout');
  response.status(204).end();
});
app.use(express.static(new URL('../browser', import.meta.url).pathname, { index: false }));
app.use((request, response, next) => {
  angular
    .handle(request)
    .then((rendered) => (rendered ? writeResponseToNodeResponse(rendered, response) : next()))
    .catch(next);
});

// The build loads this file too, to look for routes.
if (isMainModule(import.meta.url)) {
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
  });
}

export const reqHandler = createNodeRequestHandler(app);
