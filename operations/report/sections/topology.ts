import { contentText, titleOf } from '../diagram/alike';
import type { Diagram } from '../diagram/model';
import type { Draw } from '../diagram/svg';
import { html } from '../html';
import { dataTable } from '../table';
import type { Section } from './section';

/** For a wide and a narrow page: the largest number of stamps that get a box each, and the direction of requests. */
const LAYOUTS = {
  wide: { stamps: 4, direction: 'LR' },
  narrow: { stamps: 1, direction: 'TB' },
} as const;

export const topologySection = (draw: Draw): Section => ({
  id: 'topology',
  title: 'Topology',
  lead: 'The Terraform states, what they hold and what flows between them, read from the synthesized stacks. If there are many stamps, those with the same contents share a box.',
  body: ({ facts: { diagram }, id }) => {
    const drawn = (kind: keyof typeof LAYOUTS) =>
      draw(diagram, {
        id: `${id}-diagram-${kind}`,
        title: 'The Terraform states and what flows between them',
        description: described(diagram),
        ...LAYOUTS[kind],
      });
    return html`<figure>
<div class="wide">${drawn('wide')}</div>
<div class="narrow">${drawn('narrow')}</div>
<figcaption class="legend"><span class="line requests">requests</span><span class="line data">data and images</span><span class="line values">outputs that the other state reads</span></figcaption>
</figure>
<details><summary>The same as a table</summary>
${dataTable(
  'What each state holds',
  [{ head: 'state' }, { head: 'resources', right: true }, { head: 'among them' }, { head: 'reads' }],
  diagram.boxes.map(({ id: name, resources, contents }) => [
    name,
    resources,
    contents.map(contentText).join(', '),
    diagram.flows
      .filter(({ to, kind }) => to === name && kind === 'values')
      .map(({ from, label }) => `${label} of ${from}`)
      .join(', '),
  ]),
)}</details>`;
  },
});

const described = ({ boxes }: Diagram): string =>
  `${boxes.map((box) => `${titleOf(box)} holds ${box.resources} resources`).join('; ')}. The table below has the details.`;
