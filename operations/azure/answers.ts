/** Reads the answers of Azure Resource Manager, refusals included. */
import type { OperationResponse } from '@azure/core-lro';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { type ZodType, z } from 'zod';
import { AzureError } from './errors';
import { type Refusal, refused, type Told } from './refusals';

/** How an answer is read. */
export interface Answer {
  readonly body: unknown;
  readonly operation: OperationResponse;
}

/** @throws AzureError for a refusal, or an invalid answer. */
export function read(about: Told, { status, headers, request, bodyAsText }: PipelineResponse): Answer {
  const body = parsed(bodyAsText);
  if (status >= 400) throw refused(about, refusalOf(body, String(status), status));
  if (status >= 300) throw malformed(about.place, String(status));
  if (body === NOT_JSON) throw malformed(about.place, `${status} with a body that is not JSON`);
  const rawResponse = { statusCode: status, headers: headers.toJSON(), body, request };
  return { body, operation: { flatResponse: body, rawResponse } };
}

const NOT_JSON = Symbol('not JSON');

function parsed(text: string | null | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

const plainError = z.object({ code: z.string(), message: z.string().default('') });
const errorBody = z.union([
  z.object({ error: plainError }).transform(({ error }) => error),
  plainError,
  // App Service
  z
    .object({ Code: z.string(), Message: z.string() })
    .transform(({ Code: code, Message: message }) => ({ code, message })),
]);

/** @param otherwise the code to use if the body has none */
function refusalOf(body: unknown, otherwise: string, status?: number): Refusal {
  const { data } = errorBody.safeParse(body);
  return { ...(data ?? { code: otherwise, message: '' }), ...(status !== undefined && { status }) };
}

const stateOf = z.union([
  z.object({ status: z.string() }).transform(({ status }) => status),
  z
    .object({ properties: z.object({ provisioningState: z.string() }) })
    .transform(({ properties }) => properties.provisioningState),
]);

/** An operation that was accepted can still fail: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations */
function unlessFailed(about: Told, { body, operation }: Answer): OperationResponse {
  const { data: state } = stateOf.safeParse(body);
  if (!state || !/fail|cancel/i.test(state)) return operation;
  throw refused(about, refusalOf(body, state));
}

/** @throws AzureError if an accepted operation has no address to poll: it would be unknown when it is done. */
export function begun(about: Told, answer: Answer): OperationResponse {
  const { statusCode, headers } = answer.operation.rawResponse;
  if (statusCode === 202 && !WHERE_TO_LOOK.some((name) => headers[name])) {
    throw malformed(about.place, '202 without an operation to poll');
  }
  return unlessFailed(about, answer);
}

const WHERE_TO_LOOK = ['azure-asyncoperation', 'operation-location', 'location'];

/** For a `Location`, the library goes by the HTTP status, but some answers give the state in the body. */
export function lookedAt(about: Told, answer: Answer): OperationResponse {
  const operation = unlessFailed(about, answer);
  const { data } = z.object({ status: z.string() }).safeParse(answer.body);
  if (!data || /succeeded/i.test(data.status)) return operation;
  return { ...operation, rawResponse: { ...operation.rawResponse, statusCode: 202 } };
}

/** @throws AzureError for an answer of another shape. */
export function fitting<T>(place: string, answer: ZodType<T>, body: unknown): T {
  const { data, error } = answer.safeParse(body);
  if (!error) return data;
  const [issue] = error.issues;
  throw malformed(place, `${issue?.path.join('.') || 'the answer'}: ${issue?.message}`);
}

export const malformed = (place: string, found: string): AzureError =>
  new AzureError('malformed', `${place}: the answer is invalid; found ${found}; try again`);
