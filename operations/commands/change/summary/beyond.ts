/** What plans do beyond the change that was reviewed. */
import type { Beyond } from '../../../review';
import { code, heading, plain } from './markdown';

export function beyondSection(differences: readonly Beyond[]): string {
  const count = differences.length === 1 ? 'one place' : `${differences.length} places`;
  return [
    heading('Compared with the reviewed change'),
    '',
    differences.length === 0
      ? '**Nothing goes beyond the reviewed change.**'
      : `**This goes beyond the reviewed change in ${count} and must not be applied:**`,
    ...(differences.length > 0 ? ['', ...differences.map(item)] : []),
  ].join('\n');
}

const item = ({ address, wrong, found }: Beyond): string =>
  `- ${code(address)}: ${plain(wrong)}; found ${code(found)}`;
