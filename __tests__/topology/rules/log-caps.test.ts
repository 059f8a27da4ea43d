import { formatFinding } from '../../../topology/file/problem';
import { readRegions } from '../../../topology/parse';
import { edited } from '../../support/regions-file';

// 400 requests a second: 39 GB of Front Door's records and 26 of the firewall's; at 100 %, 235 GB of telemetry.
test.each([
  ['by default no cap is reached', '{}', []],
  ['all telemetry fits', '{ applicationInsights: { samplingPercent: 100, gigabytesPerDay: 300 } }', []],
  [
    'telemetry would stop',
    '{ applicationInsights: { samplingPercent: 100 } }',
    [
      'regions.yaml:17:9 logs.applicationInsights.gigabytesPerDay: would be reached if the peak lasted all day: northeurope would write 235 GB a day when francecentral fails; found 100; lower samplingPercent to 42, or raise the cap [LOGS-INSIGHTS-CAP]',
    ],
  ],
  [
    'even the least sampling is too much',
    '{ applicationInsights: { samplingPercent: 1, gigabytesPerDay: 1 } }',
    [
      'regions.yaml:17:69 logs.applicationInsights.gigabytesPerDay: would be reached if the peak lasted all day: northeurope would write 2 GB a day when francecentral fails; found 1; raise the cap [LOGS-INSIGHTS-CAP]',
    ],
  ],
  [
    'the workspace of the global tier would stop',
    '{ workspaceCap: { gigabytesPerDay: 60, reason: the budget ends there } }',
    [
      'regions.yaml:17:42 logs.workspaceCap.gigabytesPerDay: would be reached if the peak lasted all day: the workspace of global would get 65 GB a day; found 60; raise it, or leave workspaceCap out [LOGS-WORKSPACE-CAP]',
    ],
  ],
])('%s: a note', (_, logs, expected) => {
  const { findings, notes } = readRegions(
    edited(['regions:\n', `logs: ${logs}\nregions:\n`]),
    'regions.yaml',
  );
  expect(findings).toEqual([]);
  expect(notes.map(formatFinding)).toEqual(expected);
});
