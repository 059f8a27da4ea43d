/** Findings as text for people, and as annotations of GitHub. */
import { type Finding, formatFinding } from '../../topology/file/problem';
import { paint, plainPage } from './page';

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
export function annotation(kind: 'error' | 'notice', finding: Finding): string {
  const { file, position, rule, path, message } = finding;
  const properties = {
    file,
    ...(position && { line: position.line, col: position.column }),
    ...(rule && { title: rule }),
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${kind} ${list.join(',')}::${escapeData(path ? `${path}: ${message}` : message)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export const asText = (kind: 'error' | 'notice', finding: Finding, page = plainPage): string =>
  kind === 'error'
    ? paint(page, 'red', formatFinding(finding))
    : paint(page, 'yellow', `note: ${formatFinding(finding)}`);
