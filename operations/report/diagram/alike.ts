/** If there are many stamps, those with the same contents share one box. */
import type { Box, Diagram, Flow } from './model';

/** @param most the largest number of stamps that get a box each */
export function withAlikeTogether({ boxes, flows }: Diagram, most: number): Diagram {
  const stamps = boxes.filter(isStamp);
  if (stamps.length <= most) return { boxes, flows };
  const groups = new Map<string, Box>();
  for (const box of boxes) {
    const key = isStamp(box) ? JSON.stringify([box.state, box.contents, box.resources]) : box.id;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, stacks: [...known.stacks, box.id] } : box);
  }
  const drawn = [...groups.values()];
  const idOf = new Map(drawn.flatMap(({ id, stacks }) => stacks.map((stack) => [stack, id] as const)));
  const moved = flows.map((flow) => ({
    ...flow,
    from: idOf.get(flow.from) ?? flow.from,
    to: idOf.get(flow.to) ?? flow.to,
  }));
  return { boxes: drawn, flows: once(moved) };
}

const isStamp = ({ id }: Box): boolean => id.startsWith('stamp-');

/** One of those with the same ends and kind. */
const once = (flows: readonly Flow[]): readonly Flow[] => [
  ...new Map(flows.map((flow) => [`${flow.from} ${flow.to} ${flow.kind}`, flow])).values(),
];

/** `stamp-westeurope`, or `stamps in 37 regions`. */
export const titleOf = ({ id, stacks }: Box): string =>
  stacks.length === 1 ? id : `stamps of ${stacks.length} regions`;

export const contentText = ({
  service,
  count,
}: {
  readonly service: string;
  readonly count: number;
}): string => (count === 1 ? service : `${count} × ${service}`);

export const totalText = ({ resources }: Box): string =>
  resources === 1 ? '1 resource in total' : `${resources} resources in total`;
