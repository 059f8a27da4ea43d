import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { onceEach } from './once-each';
import { messages } from './protocol-messages';

/** The method's name on the wire and the message it is named after: they differ once. */
const methods = {
  GetSchema: 'GetProviderSchema',
  PrepareProviderConfig: 'PrepareProviderConfig',
  Configure: 'Configure',
  ValidateResourceTypeConfig: 'ValidateResourceTypeConfig',
  ValidateDataSourceConfig: 'ValidateDataSourceConfig',
  UpgradeResourceState: 'UpgradeResourceState',
  ReadResource: 'ReadResource',
  PlanResourceChange: 'PlanResourceChange',
  ApplyResourceChange: 'ApplyResourceChange',
  ImportResourceState: 'ImportResourceState',
  ReadDataSource: 'ReadDataSource',
  Stop: 'Stop',
} as const;

export type Method = keyof typeof methods;

let made: ServiceDefinition | undefined;

/** Made when it is first asked for. */
export function pluginService(): ServiceDefinition {
  made ??= serviceDefinition();
  return made;
}

function serviceDefinition(): ServiceDefinition {
  const Provider = {
    methods: Object.fromEntries(
      Object.entries(methods).map(([method, name]) => [
        method,
        { requestType: `${name}.Request`, responseType: `${name}.Response`, comment: '' },
      ]),
    ),
  };
  const definition = fromJSON(
    { nested: { tfplugin5: { nested: { ...messages, Provider } } } },
    { keepCase: true, longs: Number, defaults: true },
  );
  const service = definition['tfplugin5.Provider'] as ServiceDefinition;
  const withEncodedOnce = ([method, each]: [string, ServiceDefinition[string]]) => [
    method,
    method === 'GetSchema' ? { ...each, responseSerialize: onceEach(each.responseSerialize) } : each,
  ];
  return Object.fromEntries(Object.entries(service).map(withEncodedOnce));
}
