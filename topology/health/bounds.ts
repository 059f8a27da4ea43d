import type { Topology } from '../topology';
import type { SignalName } from './names';
import { signals } from './signals';
import type { Bounds } from './state';

/** The bounds of the table, unless the file has others. */
export const boundsOf = ({ alerts }: Topology, name: SignalName): Bounds => ({
  ...signals[name].bounds,
  ...given(alerts.signals[name]),
});

function given(setting: Bounds | undefined): Bounds {
  const { degraded, unhealthy } = setting ?? {};
  return { ...(degraded !== undefined && { degraded }), ...(unhealthy !== undefined && { unhealthy }) };
}

/** The bound at which a rule fires: a page only when unhealthy. */
export const firesAt = (topology: Topology, name: SignalName): number | undefined => {
  const { degraded, unhealthy } = boundsOf(topology, name);
  return signals[name].tells === 'mail' ? (degraded ?? unhealthy) : (unhealthy ?? degraded);
};
