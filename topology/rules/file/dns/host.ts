/** The names of the API: the public one and that of the legacy app. */
import type { Rule } from '../../rule';
import type { Draft } from '../draft';

export const hostInZone: Rule<Draft> = {
  id: 'DNS-HOST-IN-ZONE',
  why: 'The name must be a CNAME that points directly to Front Door, or its certificate is not renewed automatically; and a CNAME cannot be at the apex of a zone. https://learn.microsoft.com/azure/frontdoor/domain',
  check: ({ api, dns }) =>
    !api?.hostname || !dns?.zone || api.hostname.endsWith(`.${dns.zone}`)
      ? []
      : [
          {
            path: ['api', 'hostname'],
            wrong: `must be a name below the zone ${dns.zone}`,
            found: api.hostname,
            fix: 'change api.hostname or dns.zone',
          },
        ],
};

export const legacyHost: Rule<Draft> = {
  id: 'DNS-LEGACY-HOST',
  why: 'Before the cutover the name of the API is a CNAME to the legacy host; one that points to itself resolves to nothing.',
  check: ({ api, dns }) =>
    !dns?.legacy?.hostname || dns.legacy.hostname !== api?.hostname
      ? []
      : [
          {
            path: ['dns', 'legacy', 'hostname'],
            wrong: 'must differ from api.hostname',
            found: dns.legacy.hostname,
            fix: 'write the host name of the legacy app itself, like NAME.azurewebsites.net',
          },
        ],
};
