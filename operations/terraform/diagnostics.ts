import type { Diagnostic } from './terraform';

/** Terraform's messages as text, none of them twice. */
export function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  const texts = diagnostics.map(({ severity, summary, detail, address }) =>
    [
      `${severity === 'error' ? 'Error' : 'Warning'}: ${summary}`,
      ...(address ? [`  with ${address}`] : []),
      ...(detail ? [indent(detail)] : []),
    ].join('\n'),
  );
  return [...new Set(texts)].join('\n');
}

const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');
