import { changedPaths } from '../../changed-paths';
import { hazard, inChanges } from '../../hazard';
import { leavesOf, lower, nameAt, type Values } from '../../plan/values';

/** Whose tokens are accepted: https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
const TRUST = ['issuer', 'subject', 'audience', 'audiences', 'claims_matching_expression'];

export const trustWidened = hazard({
  id: 'TRUST-WIDENED',
  why: 'A federated credential decides whose tokens sign in as this identity. Another issuer, subject or audience gives all its rights to another caller: for example to any pull request, where only the protected branch was meant.',
  link: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  remedy: 'restore the credential; name one repository and one environment in the subject',
  see: inChanges(/_federated_identity_credential$/, (change) => {
    if (change.action === 'delete' || change.action === 'forget') return [];
    const changed = changedPaths(change)
      .map(({ path }) => path)
      .filter((path) => TRUST.includes(path.split('.')[0] ?? ''));
    const [was, is] = [identityOf(change.before), identityOf(change.after)];
    if (was && is && was !== is) changed.push('as another identity');
    const subject = leavesOf(change.after).find(({ path }) => nameAt(path) === 'subject')?.value;
    return changed.length > 0
      ? [
          {
            wrong: `would let other callers sign in (${changed.join(', ')})`,
            found: typeof subject === 'string' ? subject : undefined,
          },
        ]
      : [];
  }),
});

/** The identity that it signs in as; the name of the attribute differs by azurerm version. */
const identityOf = (values: Values | undefined): string | undefined =>
  ['user_assigned_identity_id', 'parent_id', 'application_id', 'application_object_id']
    .map((key) => lower(values?.[key]))
    .find(Boolean);
