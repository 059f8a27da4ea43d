import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { synthesized } from '../support/synthesize';

test('order of rollout: one stamp after another as in the file, the public name last', () => {
  const topology = topologyOf(
    moreRegions(
      'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
    ),
  );
  expect(synthesized(topology).dependencies).toMatchInlineSnapshot(`
    {
      "dns-migration": [
        "stamp-eastus2",
      ],
      "global": [],
      "stamp-eastus2": [
        "stamp-uksouth",
      ],
      "stamp-francecentral": [
        "stamp-northeurope",
      ],
      "stamp-northeurope": [
        "global",
      ],
      "stamp-uksouth": [
        "stamp-francecentral",
      ],
    }
  `);
});
