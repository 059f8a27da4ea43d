import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Account } from './answers';
import type { Problem } from './constraints';
import { Refusal } from './errors';
import { guidOf } from './identifiers';
import type { Path } from './plan';
import { type Method, pluginService } from './protocol';
import type { Provider } from './provider';
import { schemaMessage } from './schema-message';
import { isObject, text, type Values } from './value';
import { type DynamicValue, fromWire, toWire } from './wire';

interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config: DynamicValue | null;
  readonly current_state: DynamicValue | null;
  readonly prior_state: DynamicValue | null;
  readonly proposed_new_state: DynamicValue | null;
  readonly planned_state: DynamicValue | null;
  readonly raw_state: DynamicValue | null;
}

type Call = ServerUnaryCall<Request, object>;
type Handler = (request: Request, connection: Connection) => object | Promise<object>;

/** Each provider configuration of Terraform's is a connection of its own. */
interface Connection {
  account: Account;
}

const unconfigured: Account = { subscription: '', tenant: guidOf('tenant of the rehearsal') };

/** Serves a provider on a free port of this machine. */
export async function serve(provider: Provider): Promise<{ address: string; close: () => void }> {
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const connections = new Map<string, Connection>();
  const connectionOf = (call: Call) => {
    const connection = connections.get(call.getPeer()) ?? { account: unconfigured };
    connections.set(call.getPeer(), connection);
    return connection;
  };
  const implementation: UntypedServiceImplementation = Object.fromEntries(
    Object.entries(handlersOf(provider)).map(([method, handle]) => [method, unary(handle, connectionOf)]),
  );
  server.addService(pluginService(), implementation);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

const unary =
  (handle: Handler, connectionOf: (call: Call) => Connection): handleUnaryCall<Request, object> =>
  (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request, connectionOf(call)))
      .then((response) => callback(null, response))
      .catch((error: Error) => callback(error));
  };

function handlersOf(provider: Provider): Readonly<Record<Method, Handler>> {
  return {
    GetSchema: () => ({
      provider: schemaMessage(provider.schemas.provider),
      resource_schemas: mapValues(provider.schemas.resource_schemas, schemaMessage),
      data_source_schemas: mapValues(provider.schemas.data_source_schemas, schemaMessage),
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }, connection) => {
      const values = valuesOf(config) ?? {};
      connection.account = {
        subscription: text(values, 'subscription_id'),
        tenant: text(values, 'tenant_id') || unconfigured.tenant,
      };
      const needed = 'subscription_id' in values && values.subscription_id === null;
      return needed ? { diagnostics: [diagnostic({ summary: noSubscription, detail: '' })] } : {};
    },
    ValidateResourceTypeConfig: ({ type_name, config }) => ({
      diagnostics: provider.validate(type_name, valuesOf(config) ?? {}).map((problem) => diagnostic(problem)),
    }),
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: toWire(fromWire(raw_state)) }),
    ReadResource: ({ type_name, current_state }, { account }) => {
      const current = valuesOf(current_state);
      return orDiagnostics(
        async () => ({ new_state: toWire(current && provider.read(type_name, current, account)) }),
        { new_state: toWire(current) },
      );
    },
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state }) => {
      const proposed = valuesOf(proposed_new_state);
      if (!proposed) return { planned_state: toWire(null), legacy_type_system: true };
      return orDiagnostics(async () => {
        const { planned, replace, warnings } = provider.plan(type_name, valuesOf(prior_state), proposed);
        return {
          planned_state: toWire(planned),
          requires_replace: replace.map(attributePath),
          diagnostics: warnings.map((summary) => diagnostic({ summary, detail: '' }, WARNING)),
          legacy_type_system: true,
        };
      });
    },
    ApplyResourceChange: ({ type_name, prior_state, planned_state }, { account }) => {
      const prior = valuesOf(prior_state);
      return orDiagnostics(
        async () => ({
          new_state: toWire(await provider.apply(type_name, prior, valuesOf(planned_state), account)),
          legacy_type_system: true,
        }),
        { new_state: toWire(prior), legacy_type_system: true },
      );
    },
    ImportResourceState: ({ type_name, id }) => ({
      imported_resources: [{ type_name, state: toWire(provider.import(type_name, id)) }],
    }),
    ReadDataSource: ({ type_name, config }, { account }) =>
      orDiagnostics(async () => ({
        state: toWire(provider.readData(type_name, valuesOf(config) ?? {}, account)),
      })),
    Stop: () => {
      provider.stop();
      return {};
    },
  };
}

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/provider/provider.go */
const noSubscription =
  '`subscription_id` is a required provider property when performing a plan/apply operation';

function valuesOf(value: DynamicValue | null): Values | null {
  const values = fromWire(value);
  return isObject(values) ? values : null;
}

async function orDiagnostics(run: () => Promise<object>, otherwise: object = {}): Promise<object> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...otherwise, diagnostics: [diagnostic({ summary: error.summary, detail: error.detail })] };
  }
}

const ERROR = 1;
const WARNING = 2;
const diagnostic = ({ summary, detail, attribute }: Problem, severity = ERROR): object => ({
  severity,
  summary,
  detail,
  ...(attribute && {
    attribute: attributePath(attribute.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
  }),
});

const attributePath = (path: Path): object => ({
  steps: path.map((step) =>
    typeof step === 'number' ? { element_key_int: step } : { attribute_name: step },
  ),
});

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
