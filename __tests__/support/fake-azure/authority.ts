/** The fake Entra, and the place that gives a job its token: a sign-in by OIDC is tried for real. */
import { randomUUID } from 'node:crypto';
import type { Answer, Asked } from './message';

const aadsts = (number: number, text: string): Answer => ({
  status: 400,
  body: { error: 'invalid_request', error_description: `AADSTS${number}: ${text}`, error_codes: [number] },
});

export class Authority {
  readonly clientId = randomUUID();
  /** What a job must show to be given its token. */
  readonly jobSecret = randomUUID();
  readonly jobToken = randomUUID();
  private readonly issued = new Map<string, string>();
  private answering: ((asked: Asked) => Answer) | undefined;

  constructor(readonly tenantId: string) {}

  /** In place of all that the authority says. */
  misbehave(answering: ((asked: Asked) => Answer) | undefined): void {
    this.answering = answering;
  }

  /** As if somebody had signed in, to this tenant or another. */
  issue(tenantId = this.tenantId): string {
    const token = `token-${randomUUID()}`;
    this.issued.set(token, tenantId);
    return token;
  }

  tenantOf(token: string): string | undefined {
    return this.issued.get(token);
  }

  /** Undefined for what is none of its addresses. */
  answer(asked: Asked, origin: string): Answer | undefined {
    if (asked.path === '/job-token') return this.giveJobToken(asked);
    const [, tenant = '', place] =
      /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|oauth2\/v2\.0\/token)$/.exec(asked.path) ?? [];
    if (!place) return undefined;
    if (this.answering) return this.answering(asked);
    if (tenant !== this.tenantId) return aadsts(90002, `Tenant '${tenant}' not found.`);
    return place.endsWith('token') ? this.exchange(asked, tenant) : configuration(`${origin}/${tenant}`);
  }

  private giveJobToken({ headers, query }: Asked): Answer {
    if (headers.authorization !== `Bearer ${this.jobSecret}`) return { status: 401 };
    const fits = query.get('audience') === 'api://AzureADTokenExchange';
    return fits ? { status: 200, body: { count: 1, value: this.jobToken } } : { status: 400 };
  }

  private exchange({ text }: Asked, tenant: string): Answer {
    const form = new URLSearchParams(text);
    if (form.get('client_id') !== this.clientId) {
      return aadsts(700016, `Application with identifier '${form.get('client_id')}' was not found.`);
    }
    if (form.get('client_assertion') !== this.jobToken) {
      return aadsts(700213, 'No matching federated identity record found for presented assertion subject.');
    }
    const body = { token_type: 'Bearer', expires_in: 3600, access_token: this.issue(tenant) };
    return { status: 200, body };
  }
}

const configuration = (base: string): Answer => ({
  status: 200,
  body: {
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  },
});
