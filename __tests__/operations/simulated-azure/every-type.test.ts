import { resourceTypes } from '../../../operations/simulated-azure/services';
import { dataOf } from '../../../providers/data';
import { defaultVersions } from '../../../providers/versions';
import { everyDataSource, everyType } from './support/every-type';

const { azurerm, azuread } = dataOf(defaultVersions);

test('every served resource type has a schema and is tried', () => {
  const served = Object.keys(resourceTypes).sort();
  expect(Object.keys({ ...azurerm.resource_schemas, ...azuread.resource_schemas }).sort()).toEqual(served);
  expect(Object.keys(everyType).sort()).toEqual(served);
});

test('every served data source is tried', () => {
  const served = Object.keys({ ...azurerm.data_source_schemas, ...azuread.data_source_schemas });
  expect(Object.keys(everyDataSource).sort()).toEqual(served.sort());
});
