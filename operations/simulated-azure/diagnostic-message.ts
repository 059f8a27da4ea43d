import type { ConfigProblem } from './constraints';
import { Refusal } from './errors';
import type { AttributePath } from './value';

/** Runs work, or returns its refusal as Terraform shows it. */
export async function orDiagnostics(run: () => Promise<object>, otherwise: object = {}): Promise<object> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...otherwise, diagnostics: [diagnostic({ summary: error.summary, detail: error.detail })] };
  }
}

const ERROR = 1;
export const WARNING = 2;
export const diagnostic = ({ summary, detail, attribute }: ConfigProblem, severity = ERROR): object => ({
  severity,
  summary,
  detail,
  ...(attribute && {
    attribute: attributePath(attribute.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
  }),
});

export const attributePath = (path: AttributePath): object => ({
  steps: path.map((step) =>
    typeof step === 'number' ? { element_key_int: step } : { attribute_name: step },
  ),
});
