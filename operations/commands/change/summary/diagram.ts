/** The picture of the report, as GitHub draws it. */
import { mermaidOf } from '../../../report/diagram/mermaid';
import { diagramOf } from '../../../report/diagram/model';
import type { Stack } from '../../../terraform/manifest';
import { details, fenced } from './markdown';

export const diagramSection = (stacks: readonly Stack[]): string =>
  details(
    'The states, what they hold and what flows between them',
    fenced(mermaidOf(diagramOf(stacks)), 'mermaid'),
  );
