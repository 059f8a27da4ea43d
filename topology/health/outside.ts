/**
 * Tests from outside: Azure calls the public name and the door of each stamp, as a client would. They run in one
 * Application Insights in the control region, and are evaluated there.
 */
import { doorPath } from '../doors';
import { livingRegions, type Region, type Topology } from '../topology';

/**
 * The places of the tests, by Azure's names; each is near an Azure region: West Europe, UK West, East US, Southeast
 * Asia, Brazil South. Microsoft recommends five: with fewer, one that has trouble of its own looks like an outage.
 * https://learn.microsoft.com/azure/azure-monitor/app/availability#location-population-tags
 */
export const PLACES = [
  'emea-nl-ams-azr',
  'emea-se-sto-edge',
  'us-va-ash-azr',
  'apac-sg-sin-azr',
  'latam-br-gru-edge',
] as const;

/** How many of {@link PLACES} must fail: most of them. */
export const FAILED_PLACES = 3;

/** Days left. Front Door renews a certificate long before that, so one this old was not renewed. */
const CERTIFICATE_DAYS = 30;

/** What a test calls: the public name, the same for its certificate's age, or a stamp's door. */
export type OutsideKind = 'name' | 'certificate' | 'door';

export interface OutsideTest {
  readonly kind: OutsideKind;
  /** Of a door. */
  readonly region: Region | undefined;
  /** Azure's, and that in its results. */
  readonly name: string;
  readonly path: string;
  /** Azure has 300, 600 and 900. */
  readonly seconds: 300 | 900;
  /** Days that the certificate must last at least. */
  readonly certificateDays: number | undefined;
}

/** Before the cutover the public name leads to the legacy app, about which nothing is known here. */
export const nameIsHere = ({ dns }: Pick<Topology, 'dns'>): boolean => dns.phase !== 'prepare';

/** The name of a test, as its results have it in the column `Name`. */
export const outsideName = (kind: OutsideKind, region?: Region): string =>
  region ? `${kind}-${region.name}` : `public-${kind}`;

export function outsideTests(topology: Topology): readonly OutsideTest[] {
  const { healthPath } = topology.api;
  const name = { region: undefined, path: healthPath };
  return [
    ...(nameIsHere(topology)
      ? [
          { ...name, kind: 'name' as const, seconds: 300 as const, certificateDays: undefined },
          {
            ...name,
            kind: 'certificate' as const,
            seconds: 900 as const,
            certificateDays: CERTIFICATE_DAYS,
          },
        ]
      : []),
    ...livingRegions(topology).map((region) => ({
      kind: 'door' as const,
      region,
      path: `${doorPath(region.name, 'app')}${healthPath}`,
      seconds: 300 as const,
      certificateDays: undefined,
    })),
  ].map((test) => ({ ...test, name: outsideName(test.kind, test.region) }));
}

/** How often all of them run in an hour, each from every place. */
export const runsAnHour = (topology: Topology): number =>
  outsideTests(topology).reduce((sum, { seconds }) => sum + (PLACES.length * 3600) / seconds, 0);
