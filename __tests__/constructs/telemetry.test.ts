import { topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const insights = (logs = '{}') =>
  resourceAt(
    stackOf(synthesized(topologyOf(['regions:\n', `logs: ${logs}\nregions:\n`])), 'stamp-northeurope'),
    'azurerm_application_insights.insights',
  );

test('a tenth is kept, and a cap holds off what runs wild', () => {
  expect(insights()).toMatchObject({ sampling_percentage: 10, daily_data_cap_in_gb: 100 });
});

test('as the file says', () => {
  expect(insights('{ applicationInsights: { samplingPercent: 50, gigabytesPerDay: 400 } }')).toMatchObject({
    sampling_percentage: 50,
    daily_data_cap_in_gb: 400,
  });
});
