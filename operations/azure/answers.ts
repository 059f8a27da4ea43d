/** What an answer of Azure Resource Manager says, or why it says nothing. */
import type { OperationResponse } from '@azure/core-lro';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { type ZodType, z } from 'zod';
import { AzureError } from './errors';
import { type Refusal, refused, type Told } from './refusals';

/** An answer, as its readers want it. */
export interface Answer {
  readonly body: unknown;
  readonly operation: OperationResponse;
}

/** @throws AzureError for an answer that refuses, or is none. */
export function read(about: Told, { status, headers, request, bodyAsText }: PipelineResponse): Answer {
  const body = parsed(bodyAsText);
  if (status >= 400) throw refused(about, refusalOf(body, status));
  if (body === NOT_JSON) throw malformed(about.place, `${status} with a text that is not JSON`);
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

function refusalOf(body: unknown, status?: number): Refusal {
  const { data } = errorBody.safeParse(body);
  return {
    ...(data ?? { code: String(status ?? 'failed'), message: '' }),
    ...(status !== undefined && { status }),
  };
}

/** An operation that was accepted can still fail: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations */
export function unlessFailed(about: Told, operation: OperationResponse): OperationResponse {
  const { data } = z.object({ status: z.string() }).safeParse(operation.rawResponse.body);
  if (!data || !/^(failed|cancell?ed)$/i.test(data.status)) return operation;
  throw refused(about, refusalOf(operation.rawResponse.body));
}

/** @throws AzureError for an answer of another shape. */
export function fitting<T>(place: string, answer: ZodType<T>, body: unknown): T {
  const { data, error } = answer.safeParse(body);
  if (!error) return data;
  const [issue] = error.issues;
  throw malformed(place, `${issue?.path.join('.') || 'the answer'}: ${issue?.message}`);
}

export const malformed = (place: string, found: string): AzureError =>
  new AzureError('malformed', `${place}: the answer makes no sense; found ${found}; try again`);
