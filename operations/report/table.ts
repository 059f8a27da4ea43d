import { type Html, html } from './html';

/**
 * Tables of the page. On a narrow page each row becomes a card whose cells name their columns. The roles are explicit
 * because that style removes the built-in ones: https://developer.mozilla.org/docs/Web/CSS/display#tables
 */
export interface Column {
  readonly head: string;
  /** A figure. */
  readonly right?: true;
}

type Cell = Html | string | number | readonly Html[];

/** The first cell of each row is its header. */
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

/** Tables with so few columns fit everywhere. */
const SHORT = 2;

/** A word whose colour repeats its meaning. */
export const badge = (kind: string, text: string): Html => html`<span class="badge ${kind}">${text}</span>`;
