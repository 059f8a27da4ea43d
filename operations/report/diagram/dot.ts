/** The diagram in the language of Graphviz: https://graphviz.org/doc/info/lang.html. Its colours are in the style of the page. */
import { contentText, titleOf, totalText } from './alike';
import { type Box, CLIENTS, type Diagram, type Flow } from './model';

/** Graphviz knows the widths of Helvetica; the page shows its own font a little smaller. */
const FONT = 'fontname="Helvetica" fontsize=13';

export type Direction = 'LR' | 'TB';

export function dotOf({ boxes, flows }: Diagram, direction: Direction): string {
  const edgeOf = edges(boxes);
  return [
    'digraph topology {',
    `  graph [rankdir=${direction} nodesep=0.4 ranksep=0.8 pad=0.05 ${FONT}];`,
    `  node [shape=box style="rounded,filled" margin="0.18,0.12" ${FONT}];`,
    `  edge [arrowsize=0.7 ${FONT}];`,
    ...(flows.some(({ from }) => from === CLIENTS)
      ? [`  ${quoted(CLIENTS)} [class="clients" shape=plaintext label="clients"];`]
      : []),
    ...boxes.map(nodeOf),
    ...flows.map(edgeOf),
    '}',
  ].join('\n');
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** A state's name, what it holds, and how many resources that is. */
function nodeOf(box: Box): string {
  const { id, state, contents } = box;
  const lines = [...contents.map(contentText), totalText(box)].map(
    (line) => `<tr><td align="left">${line}</td></tr>`,
  );
  const head = `<tr><td align="left"><b>${titleOf(box)}</b></td></tr>`;
  const label = `<<table border="0" cellborder="0" cellspacing="0" cellpadding="2">${head}${lines.join('')}</table>>`;
  return `  ${quoted(id)} [class="${state}" label=${label}];`;
}

/** Edges always point from the clients towards the stamps, so that each kind of state has its own rank. */
function edges(boxes: readonly Box[]): (flow: Flow) => string {
  const rank = (name: string) =>
    name === CLIENTS ? 0 : name.startsWith('stamp-') ? 3 : holdsName(boxes, name) ? 1 : 2;
  return ({ from, to, kind, label }) => {
    const isBack = rank(from) > rank(to);
    const ends = (isBack ? [to, from] : [from, to]).map(quoted).join(' -> ');
    return `  ${ends} [class="${kind}"${isBack ? ' dir=back' : ''} label=${quoted(label && ` ${label} `)}];`;
  };
}

const holdsName = (boxes: readonly Box[], name: string): boolean =>
  boxes.some(
    ({ id, contents }) => id === name && contents.some(({ service }) => service === 'custom domain'),
  );
