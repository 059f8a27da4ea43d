/** What a file accepts must need acceptance. */
import { catalogue } from '../../catalogue';
import { addressesByDefault, managedRulesByDefault } from '../../topology';
import type { Path, Rule } from '../rule';
import { tagsIn } from './api';
import { type Draft, draftRegions } from './draft';
import { LONG_ENOUGH_DAYS } from './logs';

interface Excuse {
  readonly path: Path;
  readonly given: unknown;
  /** Why it is not needed; undefined when it is, or when that cannot be told. */
  readonly idle: string | undefined;
}

const excuses = (draft: Draft): Excuse[] => [
  {
    path: ['api', 'acceptImageTag'],
    given: draft.api?.acceptImageTag,
    idle: draft.api?.image && tagsIn(draft).length === 0 ? 'the image is named by digest' : undefined,
  },
  {
    path: ['frontDoor', 'waf', 'managedRules'],
    given: draft.frontDoor?.waf?.managedRules,
    idle: asByPhase(draft),
  },
  {
    path: ['logs', 'acceptShortRetention'],
    given: draft.logs?.acceptShortRetention,
    idle: longRetention(draft),
  },
  {
    path: ['logs', 'clientAddresses'],
    given: draft.logs?.clientAddresses,
    idle: addressesAnyway(draft),
  },
  {
    path: ['registry', 'publicAccess'],
    given: draft.registry?.publicAccess,
    idle:
      draft.adopt?.registryId && draft.adopt.acceptLegacyAccess
        ? 'the adopted registry is open to everybody while acceptLegacyAccess is set'
        : undefined,
  },
  {
    path: ['adopt', 'acceptNoZones'],
    given: draft.adopt?.acceptNoZones,
    idle: adopts(draft, 'cosmosAccountId') ? undefined : 'no Cosmos account is adopted',
  },
  {
    path: ['adopt', 'acceptLegacyAccess'],
    given: draft.adopt?.acceptLegacyAccess,
    idle: legacyIsGone(draft),
  },
  ...draftRegions(draft).flatMap(([name, { acceptNoZones, acceptRestricted }]): Excuse[] => {
    const facts = catalogue.get(name);
    return [
      {
        path: ['regions', name, 'acceptNoZones'],
        given: acceptNoZones,
        idle: facts && facts.zones > 0 ? `${facts.displayName} has zones` : undefined,
      },
      {
        path: ['regions', name, 'acceptRestricted'],
        given: acceptRestricted,
        idle: facts && !facts.accessRestricted ? `${facts.displayName} is open to everybody` : undefined,
      },
    ];
  }),
];

function asByPhase({ frontDoor, dns }: Draft): string | undefined {
  const action = frontDoor?.waf?.managedRules?.action;
  if (action === undefined || dns?.phase === undefined) return undefined;
  if (action !== managedRulesByDefault(dns.phase)) return undefined;
  return `in phase ${dns.phase} the managed rules ${action.toLowerCase()} anyway`;
}

function longRetention({ logs }: Draft): string | undefined {
  // A value that was refused is there, undefined.
  const days = logs && 'retentionDays' in logs ? logs.retentionDays : LONG_ENOUGH_DAYS;
  return days !== undefined && days >= LONG_ENOUGH_DAYS
    ? `logs are kept for ${LONG_ENOUGH_DAYS} days or more`
    : undefined;
}

function addressesAnyway({ logs, frontDoor, dns }: Draft): string | undefined {
  const action = logs?.clientAddresses?.action;
  const managedRules = frontDoor?.waf?.managedRules;
  if (!action || !dns?.phase || (managedRules && !managedRules.action)) return undefined;
  const rules = managedRules?.action ?? managedRulesByDefault(dns.phase);
  return action === addressesByDefault(dns.phase, rules)
    ? `in phase ${dns.phase} the managed rules ${rules.toLowerCase()}, and addresses are ${action === 'keep' ? 'kept' : 'scrubbed'} anyway`
    : undefined;
}

/** An id that was refused is there all the same. */
const adopts = ({ adopt }: Draft, ...keys: readonly ('cosmosAccountId' | 'registryId')[]): boolean =>
  keys.some((key) => adopt && key in adopt);

function legacyIsGone(draft: Draft): string | undefined {
  if (!adopts(draft, 'cosmosAccountId', 'registryId')) return 'nothing is adopted';
  return draft.dns?.phase === 'complete'
    ? 'in phase complete nobody calls the legacy app any more'
    : undefined;
}

const neededExcuse: Rule<Draft> = {
  id: 'ACCEPT-NOT-NEEDED',
  why: 'An acceptance that is not needed would hide a later problem, and its tag would mislead people during an outage.',
  check: (draft) =>
    excuses(draft).flatMap(({ path, given, idle }) =>
      given === undefined || idle === undefined
        ? []
        : [{ path, atKey: true, wrong: 'is not needed', found: given, fix: `remove it: ${idle}` }],
    ),
};

export const acceptRules: readonly Rule<Draft>[] = [neededExcuse];
