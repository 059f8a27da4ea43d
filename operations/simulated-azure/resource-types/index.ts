import { accessTypes } from './access';
import { appTypes } from './apps';
import { dataTypes } from './data';
import { entraTypes } from './entra';
import { frontDoorTypes } from './front-door';
import { monitoringTypes } from './monitoring';
import { networkTypes } from './network';
import type { ResourceType } from './resource-type';

export type { Answers, ResourceType } from './resource-type';

/** Every resource type that is served. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  ...accessTypes,
  ...frontDoorTypes,
  ...dataTypes,
  ...monitoringTypes,
  ...networkTypes,
  ...appTypes,
  ...entraTypes,
};
