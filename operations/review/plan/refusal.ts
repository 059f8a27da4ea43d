/** Why a text cannot be reviewed: whatever is not certainly a complete plan is refused, never found clean. */
import type { Words } from '../../../topology/rules/rule';
import { OLDEST_TERRAFORM } from '../../../topology/terraform-version';
import type { ChangeShape, PlanShape } from './shape';

const AGAIN = 'write it with terraform show -json PLAN > FILE';
const REMAKE = 'find out why, then plan again';

/** @param text that JSON.parse refuses */
export function notJson(text: string): Words {
  if (text.trim() === '') return { wrong: 'is empty', fix: AGAIN };
  if (text.startsWith('PK'))
    return { wrong: 'is a plan in the binary format of Terraform, not in JSON', fix: AGAIN };
  if (/^\s*\{"@level"/.test(text)) {
    return { wrong: 'is the log of terraform plan -json, not the plan', fix: AGAIN };
  }
  // Not the parser's own message: it quotes the text, which may hold secrets.
  return { wrong: 'is not JSON, or is cut off', found: `${text.length} characters`, fix: AGAIN };
}

/** Why the JSON is not a plan in a format that this program knows. */
export function foreign(json: unknown): Words | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { wrong: 'is JSON, but not a plan', found: kind(json), fix: AGAIN };
  }
  if ('provider_schemas' in json) return { wrong: 'holds schemas of providers, not a plan', fix: AGAIN };
  if (!('planned_values' in json)) {
    const isState = 'values' in json || 'serial' in json;
    return {
      wrong: isState ? 'is a state, not a plan' : 'is JSON, but not a plan',
      found: keys(json),
      fix: AGAIN,
    };
  }
  return 'format_version' in json ? otherFormat(json.format_version) : otherFormat(undefined);
}

const kind = (json: unknown): string =>
  Array.isArray(json) ? 'a list' : json === null ? 'null' : typeof json;

const keys = (json: object): string => Object.keys(json).slice(0, 5).join(', ') || 'no keys';

/**
 * Terraform 1.5 and all later versions write 1.2. Terraform promises that a later 1.x keeps what is there, but not that
 * nothing new changes something: https://developer.hashicorp.com/terraform/internals/json-format
 */
const FORMAT = '1.2';

function otherFormat(found: unknown): Words | undefined {
  if (found === FORMAT) return undefined;
  const isNewer = typeof found === 'string' && found.localeCompare(FORMAT, 'en', { numeric: true }) > 0;
  return {
    wrong: `has a format other than ${FORMAT}`,
    found: found ?? 'none',
    fix: isNewer
      ? 'read what is new in the format, then extend operations/review/plan'
      : `plan with Terraform ${OLDEST_TERRAFORM} or newer`,
  };
}

/** Why a readable plan must not be judged. */
export function unsound(plan: PlanShape): Words | undefined {
  const version = plan.terraform_version;
  if (!/^1\.\d+\.\d+/.test(version) && !/^0\./.test(version)) {
    return {
      wrong: 'was made by an unknown version of Terraform',
      found: version,
      fix: 'plan with Terraform 1.x',
    };
  }
  if (version.localeCompare(OLDEST_TERRAFORM, 'en', { numeric: true }) < 0) {
    return {
      wrong: 'was made by a Terraform that is too old',
      found: version,
      fix: `plan with ${OLDEST_TERRAFORM} or newer`,
    };
  }
  if (plan.errored) return { wrong: 'ended in an error, so it does not show every change', fix: REMAKE };
  const deferred = (plan.deferred_changes?.length ?? 0) + (plan.deferred_action_invocations?.length ?? 0);
  if (deferred > 0) {
    return { wrong: 'leaves changes for a later plan', found: `${deferred} deferred`, fix: REMAKE };
  }
  if (plan.complete === false) {
    return {
      wrong: 'is not complete: -target was used, or changes are deferred',
      fix: 'plan the whole stack',
    };
  }
  if (typeof plan.complete !== 'boolean' && !isOfOpenTofu(plan)) {
    return { wrong: 'does not say whether it is complete', fix: AGAIN };
  }
  if (plan.applyable === false && plan.resource_changes?.some(({ change }) => doesSomething(change))) {
    return { wrong: 'cannot be applied although it has changes', fix: REMAKE };
  }
  const unknown = plan.resource_changes?.find(({ change }) => isUnknownImport(change.importing));
  if (unknown) {
    return {
      wrong: 'imports a resource whose id is not known yet',
      found: unknown.address,
      fix: 'write the id into the import block',
    };
  }
  if (plan.action_invocations?.length) {
    return {
      wrong: 'invokes provider actions, which the review does not know',
      fix: 'remove them from the stack',
    };
  }
  return undefined;
}

const isOfOpenTofu = ({ configuration }: PlanShape): boolean =>
  Object.values(configuration.provider_config ?? {}).some(({ full_name }) =>
    full_name?.startsWith('registry.opentofu.org/'),
  );

const doesSomething = ({ actions }: ChangeShape): boolean =>
  actions.some((action) => action !== 'no-op' && action !== 'read');

const isUnknownImport = (importing: unknown): boolean =>
  typeof importing === 'object' && importing !== null && 'unknown' in importing && importing.unknown === true;
