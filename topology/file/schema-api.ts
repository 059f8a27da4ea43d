/** The `api` and `frontDoor` sections: what is served, and how it is routed. */
import { z } from 'zod';
import { accept, hostname, imageReference, reason, says, strict, text, whole } from './schema-parts';
import { wafSchema } from './schema-waf';

const SEGMENT = '[\\w.~%-]+';
const urlPath = text(
  new RegExp(`^/(?:${SEGMENT}/)*(?:${SEGMENT})?$`),
  'must be a URL path without query',
  'write it like /health',
);
/** https://learn.microsoft.com/azure/frontdoor/front-door-route-matching */
const pathPattern = text(
  new RegExp(`^/(?!\\*$)(?:${SEGMENT}/)*(?:${SEGMENT}|\\*)?$`),
  'must be a path pattern other than /*',
  'write it like /catalog/*, with the star only at the end and after a slash',
);

export const apiSchema = strict({
  hostname: hostname.describe('The public name of the API, in dns.zone.'),
  image: imageReference.describe('The image in the registry, by digest, like contoso/api@sha256:DIGEST.'),
  candidate: imageReference.optional().meta({
    description: 'The image to try in the staging slot of every stamp before it is promoted to image.',
  }),
  keepSlot: z
    .boolean(says('must be true or false', 'write it without quotes'))
    .default(false)
    .describe('Keeps the staging slots when there is no candidate; they then run the image of their apps.'),
  acceptImageTag: accept
    .optional()
    .describe('Allows a tag in place of the digest. A tag may not have reached every replica yet.'),
  port: whole(1, 65_535, 'a TCP port').default(8080).describe('The port that the app listens on.'),
  healthPath: urlPath.describe(
    'The path that answers 200 without authentication while the region is healthy. Front Door and App Service probe it: docs/app-contract.md.',
  ),
  otherHealthPath: urlPath.optional().meta({
    description:
      'A second path without authentication, needed while healthPath changes: docs/app-contract.md.',
  }),
  cachedPaths: z
    .array(pathPattern)
    .default([])
    .describe(
      'Paths like /catalog/* that are served from the edge, without a token, where the app marks the answer public.',
    ),
  audiences: z
    .array(text(/^\S+$/, 'must be a token audience', 'write it like api://client-id'))
    .default([])
    .meta({ description: 'Token audiences of existing clients, besides those of this API.' }),
  secrets: z
    .record(
      text(/^[A-Z][A-Z0-9_]*$/, 'must be an app setting name', 'write it like THIRD_PARTY_API_KEY'),
      text(/^[0-9a-zA-Z-]{1,127}$/, 'must be a Key Vault secret name', 'use letters, digits and hyphens'),
    )
    .default({})
    .meta({ description: "App settings, each with the name of its secret in the stamp's key vault." }),
});

/**
 * A failed region gets no requests after 40 to 50 s. Each of some 200 edge locations probes: 20 requests a second to every
 * origin, which the app answers from its cache. https://learn.microsoft.com/azure/frontdoor/health-probes
 */
export const defaultProbe = { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 } as const;

export const frontDoorSchema = strict({
  probe: strict({
    intervalSeconds: whole(5, 255, 'seconds between probes')
      .default(defaultProbe.intervalSeconds)
      .describe('Seconds between two probes of one edge location.'),
    sampleSize: whole(1, 255, 'probe results that count')
      .default(defaultProbe.sampleSize)
      .describe('How many of the latest probe results count.'),
    successfulSamplesRequired: whole(1, 255, 'successes among them')
      .default(defaultProbe.successfulSamplesRequired)
      .describe('How many of them must be successes for the origin to be healthy.'),
  })
    .prefault({})
    .describe('How soon Front Door notices that a region has failed.'),
  latencyBand: strict({
    milliseconds: whole(
      1,
      1000,
      'milliseconds by which a region may be slower than the nearest and still get requests',
    ).describe('By how much a region may be slower than the nearest and still get requests.'),
    reason,
  })
    .optional()
    .meta({
      description:
        'Spreads the requests of a client over several regions. By default all go to its nearest region, where it reads its own writes.',
    }),
  rateLimitPerMinute: whole(10, 1_000_000, 'requests a minute from one client address')
    .default(1000)
    .describe('Requests a minute from one client address; more are refused.'),
  waf: wafSchema.describe('The firewall: docs/firewall.md.'),
}).prefault({});
