/** Tables of the page. One that is too wide scrolls by itself, by keyboard too. */
import { type Html, html } from './html';

export interface Column {
  readonly head: string;
  /** A figure. */
  readonly right?: true;
}

type Cell = Html | string | number;

/** The first cell of a row names it. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Html {
  const mark = (i: number) => columns[i]?.right && html` class="figure"`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, i) => html`<th scope="col"${mark(i)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name = '', ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell, i) => html`<td${mark(i + 1)}>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** A word that is coloured by what it means; the word says it as well. */
export const badge = (kind: string, text: string): Html => html`<span class="badge ${kind}">${text}</span>`;
