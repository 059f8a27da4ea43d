import { hazard, inChanges } from '../../hazard';
import { blocksIn, lower, type Values } from '../../plan/values';

export const backupWeakened = hazard({
  id: 'BACKUP-WEAKENED',
  why: 'Replicas are no backup: a wrong deletion reaches all of them. How far back it can be undone is what the backup says, for the past as well: a shorter one forgets at once.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction',
  remedy: 'write the backup as it was',
  see: inChanges(/^azurerm_cosmosdb_account$/, ({ action, before, after }) => {
    if (action !== 'update') return [];
    const [was] = blocksIn(before, 'backup');
    const [is] = blocksIn(after, 'backup');
    return was && is && isWeaker(was, is)
      ? [{ wrong: 'would be backed up less', found: `${text(was)} -> ${text(is)}` }]
      : [];
  }),
});

function isWeaker(was: Values, is: Values): boolean {
  const changed = lower(was.type) !== lower(is.type);
  if (changed) return lower(was.type) === 'continuous';
  return (
    daysOf(is) < daysOf(was) ||
    Number(is.retention_in_hours) < Number(was.retention_in_hours) ||
    Number(is.interval_in_minutes) > Number(was.interval_in_minutes) ||
    (copiesOf(is) > 0 && copiesOf(is) < copiesOf(was))
  );
}

/** `Continuous30Days` */
const daysOf = ({ tier }: Values): number => Number(/\d+/.exec(lower(tier))?.[0]);

const copiesOf = ({ storage_redundancy: kind }: Values): number =>
  ['local', 'zone', 'geo'].indexOf(lower(kind)) + 1;

const text = ({
  type,
  tier,
  interval_in_minutes: every,
  retention_in_hours: kept,
  storage_redundancy: where,
}: Values) =>
  [type, tier, every && `every ${String(every)} min`, kept && `kept ${String(kept)} h`, where]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
