import type { ValueChange } from '../../../topology/changes';
import { type Html, html } from '../html';
import { dataTable } from '../table';

export const changesBody = (changes: readonly ValueChange[]): Html =>
  changes.length === 0
    ? html`<p class="none">Nothing.</p>`
    : dataTable(
        'With every default filled in',
        [{ head: 'value' }, { head: 'before' }, { head: 'after' }],
        changes.map(({ path, before, after }) => [html`<code>${path}</code>`, shown(before), shown(after)]),
      );

const shown = (value: string | undefined): Html =>
  value === undefined ? html`<span class="none">none</span>` : html`<code>${value}</code>`;
