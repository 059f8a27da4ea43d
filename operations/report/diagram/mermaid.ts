/** The diagram as GitHub draws it: https://mermaid.js.org/syntax/flowchart.html */
import { contentText, titleOf, totalText, withAlikeTogether } from './alike';
import { type Box, CLIENTS, type Diagram, type Flow, type FlowKind } from './model';

/** The number of stamps that fit side by side in a comment. */
const MOST_STAMPS = 4;

const ARROWS: Readonly<Record<FlowKind, string>> = { requests: '==>', data: '-->', values: '-.->' };

export function mermaidOf(diagram: Diagram): string {
  const { boxes, flows } = withAlikeTogether(diagram, MOST_STAMPS);
  const ids = new Map([CLIENTS, ...boxes.map(({ id }) => id)].map((id, i) => [id, `n${i}`]));
  const idOf = (name: string) => ids.get(name) ?? name;
  const edge = ({ from, to, kind, label }: Flow) =>
    `  ${idOf(from)} ${ARROWS[kind]}${label && `|${label}|`} ${idOf(to)}`;
  return [
    'flowchart TB',
    ...(flows.some(({ from }) => from === CLIENTS) ? [`  ${idOf(CLIENTS)}([clients])`] : []),
    ...boxes.map((box) => `  ${idOf(box.id)}["${labelOf(box)}"]:::${box.state}`),
    ...flows.map(edge),
    '  classDef active stroke:#0b7a6b,stroke-width:2px',
    '  classDef standby stroke:#a36100,stroke-width:2px,stroke-dasharray:5',
    '  classDef retired stroke:#6b7280,stroke-dasharray:2',
    '  classDef global stroke:#4f56c4,stroke-width:2px',
  ].join('\n');
}

const labelOf = (box: Box): string =>
  [`<b>${titleOf(box)}</b>`, ...box.contents.map(contentText), totalText(box)].join('<br/>');
