/** An Azure on loopback that all commands share in their tests. How to use it: README.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../../operations/azure/cloud';
import { AppService } from './app-service';
import { Authority } from './authority';
import { keyVault } from './key-vault';
import { type Answer, type Asked, refusal } from './message';
import { Misbehaviour } from './misbehaviour';
import { Operations } from './operations';
import { httpsServer } from './server';
import { Store } from './store';

/** A resource provider's own ways; undefined for what it leaves to the store. */
type Service = (asked: Asked, store: Store) => Answer | undefined;

export interface FakeAzure {
  /** For `resourceManager` and `signIn`. */
  readonly cloud: Cloud;
  /** For a command: this Azure instead of the public one, and a sign-in by OIDC. */
  readonly env: NodeJS.ProcessEnv;
  readonly store: Store;
  readonly authority: Authority;
  readonly apps: AppService;
  /** `azure.order('PUT /secrets/', throttled(0), 2)` */
  readonly order: Misbehaviour['order'];
  /** What Azure Resource Manager was asked with a good token, as `METHOD path`, in order. */
  readonly asked: string[];
  /** Adds a resource provider. */
  serve(service: Service): void;
  /** Forgets resources, orders and what was asked. */
  reset(): void;
  close(): Promise<void>;
}

/** @param tenantId whose Azure it is: that of the regions file under test */
export async function fakeAzure(tenantId: string): Promise<FakeAzure> {
  const store = new Store();
  const authority = new Authority(tenantId);
  const apps = new AppService();
  const misbehaviour = new Misbehaviour();
  const operations = new Operations();
  const asked: string[] = [];
  const services: Service[] = [keyVault, (question) => apps.answer(question, store)];

  const truth = (question: Asked): Answer =>
    store.unknownSubscription(question) ??
    services.reduce<Answer | undefined>((found, service) => found ?? service(question, store), undefined) ??
    store.answer(question);

  const arm = (question: Asked): Answer => {
    const refused = refusedToken(question, authority);
    if (refused) return refused;
    asked.push(`${question.method} ${question.path}`);
    if (!question.query.has('api-version')) {
      return refusal(400, 'MissingApiVersionParameter', 'The api-version query parameter is required.');
    }
    const answer = misbehaviour.answer(question, () => operations.answer(question) ?? truth(question));
    return answer.later ? operations.accept(answer, answer.later, server.origin) : answer;
  };

  const server = await httpsServer((question) =>
    absolute(authority.answer(question, server.origin) ?? arm(question), server.origin),
  );
  const folder = mkdtempSync(join(tmpdir(), 'fake-azure-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, server.ca);
  return {
    cloud: { authority: server.origin, resourceManager: server.origin, ca: server.ca },
    env: {
      AZURE_AUTHORITY_HOST: server.origin,
      AZURE_RESOURCE_MANAGER: server.origin,
      AZURE_CA_FILE: caFile,
      ARM_USE_OIDC: 'true',
      ARM_CLIENT_ID: authority.clientId,
      ARM_TENANT_ID: tenantId,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.origin}/job-token?run=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: authority.jobSecret,
    },
    store,
    authority,
    apps,
    order: (what, act, times) => misbehaviour.order(what, act, times),
    asked,
    serve: (service) => services.push(service),
    reset: () => {
      store.clear();
      apps.clear();
      misbehaviour.clear();
      asked.length = 0;
    },
    close: async () => {
      rmSync(folder, { recursive: true });
      await server.close();
    },
  };
}

function refusedToken({ headers }: Asked, authority: Authority): Answer | undefined {
  const tenant = authority.tenantOf(String(headers.authorization).replace(/^Bearer /, ''));
  if (tenant === undefined) {
    return refusal(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
  }
  if (tenant === authority.tenantId) return undefined;
  const wrong = `The access token is from the wrong issuer. It must match the tenant '${authority.tenantId}' associated with this subscription.`;
  return refusal(401, 'InvalidAuthenticationTokenTenant', wrong);
}

/** Azure gives whole addresses. */
function absolute(answer: Answer, origin: string): Answer {
  const { nextLink } = (answer.body ?? {}) as { nextLink?: unknown };
  const location = answer.headers?.location;
  return {
    ...answer,
    ...(typeof nextLink === 'string' && {
      body: { ...(answer.body as object), nextLink: new URL(nextLink, origin).href },
    }),
    ...(location && { headers: { ...answer.headers, location: new URL(location, origin).href } }),
  };
}
