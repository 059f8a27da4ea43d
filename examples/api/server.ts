/** From the environment to a server that starts and stops as docs/app-contract.md says. */
import { createServer } from 'node:http';
import { marksOf, send } from './answer.ts';
import { type Api, answerTo } from './api.ts';
import { firstLine, watchHealth } from './health.ts';
import { memoryStore } from './memory.ts';
import type { Store } from './store.ts';

const { env } = process;

async function storeOf(endpoint: string | undefined): Promise<Store> {
  if (!endpoint) return memoryStore(Number(env.MEMORY_DELAY ?? 0));
  const { cosmosStore } = await import('./cosmos.ts');
  return cosmosStore({ endpoint, database: env.COSMOS_DATABASE ?? '', region: env.COSMOS_REGION ?? '' });
}

const store = await storeOf(env.COSMOS_ENDPOINT);
const api: Api = { store, isHealthy: watchHealth(store.probe), isLocal: !env.COSMOS_ENDPOINT };
const marks = marksOf(env);

const server = createServer(async (request, response) => {
  for (const [name, value] of Object.entries(marks)) response.setHeader(name, value);
  const answer = await answerTo(api, request).catch((error: unknown) => {
    console.error(`${request.method}: ${firstLine(error)}`);
    return { status: 503, headers: { 'retry-after': '1' } };
  });
  await send(request, response, answer, !server.listening);
});

// What the image exposes. WEBSITES_PORT is for App Service and is not passed on.
server.listen(Number(env.PORT ?? 8080));

// No new connection; what runs is finished; then the end.
process.once('SIGTERM', () => server.close(() => process.exit()));
