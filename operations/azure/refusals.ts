/** Turns refusals of Azure Resource Manager into messages. */
import { refusedActions } from '../../topology/access/needed-role';
import { AzureError, type Trouble } from './errors';

/** https://github.com/Azure/azure-resource-manager-rpc/blob/master/v1.0/common-api-details.md#error-response-content */
export interface Refusal {
  /** HTTP status; undefined for an operation that was accepted and then failed. */
  readonly status?: number;
  readonly code: string;
  readonly message: string;
}

interface Words {
  readonly trouble: Trouble;
  readonly wrong: string;
  readonly fix: string;
}

/** What is known about a request. */
export interface Told {
  /** What was asked about: {@link placeOf} */
  readonly place: string;
  /** The request contained a secret, which the refusal may quote. */
  readonly secret?: true | undefined;
}

export function refused({ place, secret }: Told, refusal: Refusal): AzureError {
  const { trouble, wrong, fix } = wordsFor(refusal);
  const found = told(secret ? { ...refusal, message: '' } : refusal);
  return new AzureError(trouble, `${place}: ${wrong}; found ${found}; ${fix}`);
}

function wordsFor(refusal: Refusal): Words {
  const { status, code, message } = refusal;
  if (code === 'InvalidAuthenticationTokenTenant') {
    return {
      trouble: 'tenant',
      wrong: 'belongs to another tenant',
      fix: 'sign in to tenantId of regions.yaml',
    };
  }
  if (status === 401) {
    return { trouble: 'sign-in', wrong: 'the sign-in was not accepted', fix: 'sign in again' };
  }
  const missing = missingAction(refusal);
  if (missing) {
    const wrong = `the permission ${missing.action} is missing on ${missing.scope}`;
    return {
      trouble: 'role',
      wrong,
      fix: 'assign a role with that permission, wait a few minutes, then sign in again',
    };
  }
  const ofSubscription = subscriptionWords(refusal);
  if (ofSubscription) return ofSubscription;
  if (status === 404)
    return { trouble: 'not-found', wrong: 'does not exist', fix: 'check that it is deployed' };
  if (SOFT_DELETED.test(`${code} ${message}`)) {
    return {
      trouble: 'soft-deleted',
      wrong: 'is soft-deleted',
      fix: 'recover it, or wait until it is purged',
    };
  }
  if (status === 409 || status === 412) {
    const locked = code === 'ScopeLocked';
    const wrong = locked
      ? 'is locked'
      : 'is being changed by somebody else, or is in a state that does not allow this';
    return { trouble: 'conflict', wrong, fix: locked ? 'remove the lock if you are sure' : 'try again' };
  }
  if (status === 429) {
    return { trouble: 'throttled', wrong: 'Azure throttles requests', fix: 'try again later' };
  }
  if (status !== undefined && status >= 500) {
    return {
      trouble: 'unreachable',
      wrong: 'Azure has an internal error',
      fix: 'try again; if it lasts, see https://azure.status.microsoft',
    };
  }
  return { trouble: 'refused', wrong: 'Azure refuses the request', fix: 'read its reason' };
}

function subscriptionWords({ code, message }: Refusal): Words | undefined {
  if (code === 'SubscriptionNotFound') {
    const fix =
      'check subscriptionId and tenantId in regions.yaml, and that you have a role in the subscription';
    return { trouble: 'subscription', wrong: 'the subscription was not found', fix };
  }
  if (code === 'MissingSubscriptionRegistration') {
    const namespace = /namespace '([\w.]+)'/.exec(message)?.[1] ?? 'NAMESPACE';
    const fix = `run az provider register --namespace ${namespace} --subscription SUBSCRIPTION, which is subscriptionId of regions.yaml`;
    return { trouble: 'subscription', wrong: `the subscription is not registered for ${namespace}`, fix };
  }
  return undefined;
}

/** Of a vault, of its secret, and of services that need a flag to restore. */
const SOFT_DELETED =
  /soft.?delet|deleted (?:but recoverable )?state|DeletedButRecoverable|FlagMustBeSetForRestore/i;

function missingAction({ status, message }: Refusal) {
  const [refusedAction] = status === 403 ? refusedActions(message) : [];
  return refusedAction && { ...refusedAction, scope: placeOf(refusedAction.scope) };
}

const BEGINNING = 100;
const END = 140;

/** Some answers are pages long, and some name the resource at length before they say what is wrong. */
function told({ status, code, message }: Refusal): string {
  const [line = ''] = message.trim().split('\n');
  const short =
    line.length > BEGINNING + END ? `${line.slice(0, BEGINNING)} ... ${line.trimEnd().slice(-END)}` : line;
  const text = [code, short].filter(Boolean).join(': ') || 'no reason given';
  return status === undefined || code === String(status) ? text : `${status} ${text}`;
}

/** The part of a resource's path that people know it by: `vaults/kvcontososhoesprodwe/secrets`. */
export function placeOf(path: string): string {
  const [plain = ''] = path.split('?');
  const resource = /\/providers\/[^/]+\/(?!.*\/providers\/)(.+)$/.exec(plain)?.[1];
  const group = /\/resourceGroups\/([^/]+)$/i.exec(plain)?.[1];
  return resource ?? (group ? `resourceGroups/${group}` : plain.replace(/^\//, ''));
}
