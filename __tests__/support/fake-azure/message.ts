/** What is asked of the fake Azure, and what it answers. */

export interface Asked {
  readonly method: string;
  /** As it was sent; Azure does not tell apart upper and lower case in it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed, if it was JSON. */
  readonly body: unknown;
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** In place of a body: exactly this. */
  readonly text?: string;
  /** `before` anything of the answer, or `within` it. */
  readonly cut?: 'before' | 'within';
  /** Never. */
  readonly stall?: true;
  /** Accepted: the answer itself is given at the end of an operation. */
  readonly later?: Later;
}

export interface Later {
  /** Looks at the operation that find it under way. */
  readonly looks: number;
  readonly by: 'Azure-AsyncOperation' | 'Location';
  /** It is accepted, and then fails. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** Of a request that no service knows. */
export const notFound = ({ path }: Pick<Asked, 'path'>): Answer =>
  refusal(404, 'ResourceNotFound', `The Resource '${path}' was not found.`);
