import { fixedRule, top } from './fixed-rule';

export const fixedPublicName = fixedRule(
  'FIXED-DNS',
  'Clients and the registrar depend on these: a new zone gets other name servers, and clients of a name that is removed from Front Door get no answer. https://learn.microsoft.com/azure/dns/dns-faq',
  (step) => {
    const { base } = step;
    const zone = `destroy the zone ${base.dns.zone}; a new one has other name servers than the registrar knows`;
    return [
      top(
        step,
        ['api', 'hostname'],
        ({ api }) => api.hostname,
        'destroy the custom domain that clients call, and its certificate',
      ),
      ...(base.dns.hosting === 'azure'
        ? [
            top(step, ['dns', 'zone'], ({ dns }) => dns.zone, zone),
            top(step, ['dns', 'hosting'], ({ dns }) => dns.hosting, zone),
          ]
        : []),
    ];
  },
);
