/** The diagram in the language of Graphviz: https://graphviz.org/doc/info/lang.html. Its colours are in the style of the page. */
import { contentText, titleOf } from './alike';
import { type Box, CLIENTS, type Diagram, type Flow } from './model';

/** Graphviz knows the widths of Helvetica; the page shows its own font a little smaller. */
const FONT = 'fontname="Helvetica" fontsize=13';

export function dotOf({ boxes, flows }: Diagram): string {
  return [
    'digraph topology {',
    `  graph [rankdir=TB nodesep=0.45 ranksep=0.6 pad=0.05 ${FONT}];`,
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
  const { id, state, contents, resources } = box;
  const lines = [...contents.map(contentText), `${resources} resources in all`].map(
    (line) => `<tr><td align="left">${line}</td></tr>`,
  );
  const head = `<tr><td align="left"><b>${titleOf(box)}</b></td></tr>`;
  const label = `<<table border="0" cellborder="0" cellspacing="0" cellpadding="2">${head}${lines.join('')}</table>>`;
  return `  ${quoted(id)} [class="${state}" label=${label}];`;
}

/** Values go where requests and data go as well: those decide the places. */
const edgeOf = ({ from, to, kind, label }: Flow): string =>
  `  ${quoted(from)} -> ${quoted(to)} [class="${kind}" label=${quoted(label && ` ${label} `)}${kind === 'requests' ? '' : ' constraint=false'}];`;
