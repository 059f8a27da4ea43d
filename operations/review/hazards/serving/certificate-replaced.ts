import { changedPaths } from '../../changed-paths';
import { fate, hazard, inChanges } from '../../hazard';

export const certificateReplaced = hazard({
  id: 'CERTIFICATE-REPLACED',
  why: 'Front Door issues a managed certificate only after it has validated the name, and serves a new one only once every edge has it. For up to hours clients are refused, or see the wrong certificate.',
  link: 'https://learn.microsoft.com/azure/frontdoor/domain',
  remedy: 'restore the certificate, or add the new one beside it and wait until it is deployed',
  see: inChanges(/^azurerm_cdn_frontdoor_(custom_domain|secret)$/, (change) => {
    if (change.type.endsWith('_secret')) {
      const wrong = fate(change);
      return wrong ? [{ wrong }] : [];
    }
    if (change.action !== 'update') return [];
    const paths = changedPaths(change)
      .filter(
        ({ path, unknown }) => !unknown && /^tls\.(certificate_type|cdn_frontdoor_secret_id)$/.test(path),
      )
      .map(({ path }) => path);
    return paths.length > 0 ? [{ wrong: 'would get another certificate', found: paths.join(', ') }] : [];
  }),
});
