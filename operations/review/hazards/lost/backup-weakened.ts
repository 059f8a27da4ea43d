import { hazard, inChanges } from '../../hazard';
import {
  blocksIn,
  isNothing,
  isUnknown,
  lower,
  numberOf,
  textOf,
  UNKNOWN,
  type Value,
  type Values,
} from '../../plan/values';

export const backupWeakened = hazard({
  id: 'BACKUP-WEAKENED',
  why: 'Replicas are no backup: a wrong deletion reaches all of them. The backup decides how far back it can be undone. A shorter backup period applies at once, to the past too.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction',
  remedy: 'restore the backup settings',
  see: inChanges(/^azurerm_cosmosdb_account$/, ({ action, before, after }) => {
    if (action !== 'update') return [];
    const [was] = blocksIn(before, 'backup');
    const [is] = blocksIn(after, 'backup');
    return was && !isUnknown(after?.backup) && (!is || isWeaker(was, is))
      ? [{ wrong: 'would have a weaker backup', found: `${text(was)} -> ${is ? text(is) : 'nothing'}` }]
      : [];
  }),
});

function isWeaker(was: Values, is: Values): boolean {
  if (is.type === UNKNOWN) return false;
  const changed = lower(was.type) !== lower(is.type);
  if (changed) return lower(was.type) === 'continuous';
  return (
    isLess(daysOf(was), daysOf(is)) ||
    (daysOf(was) !== undefined && isNothing(is.tier)) ||
    isLess(numberOf(was.retention_in_hours), numberOf(is.retention_in_hours)) ||
    isLess(numberOf(is.interval_in_minutes), numberOf(was.interval_in_minutes)) ||
    (copiesOf(is) > 0 && copiesOf(is) < copiesOf(was))
  );
}

/** An unknown value cannot be judged. */
const isLess = (was: number | undefined, is: number | undefined): boolean =>
  was !== undefined && is !== undefined && is < was;

/** `Continuous30Days` */
const daysOf = ({ tier }: Values): number | undefined => numberOf(/\d+/.exec(lower(tier))?.[0]);

const copiesOf = ({ storage_redundancy: kind }: Values): number =>
  ['local', 'zone', 'geo'].indexOf(lower(kind)) + 1;

const text = ({
  type,
  tier,
  interval_in_minutes: every,
  retention_in_hours: kept,
  storage_redundancy: where,
}: Values): string =>
  [
    said(type),
    said(tier),
    said(every) && `every ${said(every)} min`,
    said(kept) && `kept ${said(kept)} h`,
    said(where),
  ]
    .filter((part) => part !== '')
    .join(' ');

const said = (value: Value): string => (isNothing(value) || value === 0 ? '' : textOf(value));
