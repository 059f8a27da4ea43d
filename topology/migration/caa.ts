/** Who may issue certificates for a name: RFC 8659. */

/** Who issues Front Door's managed certificates. https://learn.microsoft.com/azure/frontdoor/domain#caa-record */
export const FRONT_DOOR_ISSUER = 'digicert.com';

/**
 * Where an authority looks for CAA records, in this order: the first name that has any decides (RFC 8659, 3). It ends
 * at the zone: above, the records are not ours.
 */
export function caaNames(hostname: string, zone: string): readonly string[] {
  const labels = hostname.slice(0, -zone.length).split('.').filter(Boolean);
  return [...labels.map((_, i) => [...labels.slice(i), zone].join('.')), zone];
}

/** Whom the value of an `issue` record names, less its parameters; nobody: an empty text (RFC 8659, 4.2). */
export const issuerOf = (value: string): string => value.split(';')[0]?.trim() ?? '';

/** Whether the `issue` records of the deciding name allow it; without any, everybody may (RFC 8659, 4.2). */
export const frontDoorMayIssue = (values: readonly string[]): boolean =>
  values.length === 0 || values.some((value) => issuerOf(value) === FRONT_DOOR_ISSUER);
