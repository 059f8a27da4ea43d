/** Who may issue certificates for a name: RFC 8659. */

/** Who issues Front Door's managed certificates. https://learn.microsoft.com/azure/frontdoor/domain#caa-record */
export const FRONT_DOOR_ISSUER = 'digicert.com';

/**
 * The names where an authority looks for CAA records, in order: the first that has any decides (RFC 8659, 3). The list
 * ends at the zone, because the records above are not ours.
 */
export function caaNames(hostname: string, zone: string): readonly string[] {
  const labels = hostname.slice(0, -zone.length).split('.').filter(Boolean);
  return [...labels.map((_, i) => [...labels.slice(i), zone].join('.')), zone];
}

/** The issuer in the value of an `issue` record, without parameters; empty: nobody may issue (RFC 8659, 4.2). */
export const issuerOf = (value: string): string => value.split(';')[0]?.trim() ?? '';

/** Whether these `issue` records allow Front Door's issuer; without any, everybody may issue (RFC 8659, 4.2). */
export const frontDoorMayIssue = (values: readonly string[]): boolean =>
  values.length === 0 || values.some((value) => issuerOf(value) === FRONT_DOOR_ISSUER);
