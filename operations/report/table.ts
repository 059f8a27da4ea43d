import { type Html, html } from './html';

/**
 * Tables of the page. Where it is narrow, each row is a card, whose cells name their columns. The roles are written out,
 * as the style takes those away that tables have: https://developer.mozilla.org/docs/Web/CSS/display#tables
 */
export interface Column {
  readonly head: string;
  /** A figure. */
  readonly right?: true;
}

type Cell = Html | string | number | readonly Html[];

/** The first cell of a row names it. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Html {
  const mark = (i: number) => columns[i]?.right && html` class="figure"`;
  return html`<table role="table"${columns.length <= SHORT && html` class="short"`}>
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ head }, i) => html`<th role="columnheader" scope="col"${mark(i)}>${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([name = '', ...cells]) =>
      html`<tr role="row"><th role="rowheader" scope="row">${name}</th>${cells.map((cell, i) => html`<td role="cell" data-head="${columns[i + 1]?.head}"${mark(i + 1)}>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>`;
}

/** So few columns find room anywhere. */
const SHORT = 2;

/** A word that is coloured by what it means; the word says it as well. */
export const badge = (kind: string, text: string): Html => html`<span class="badge ${kind}">${text}</span>`;
