import type { Account } from './account';
import { attributePath, diagnostic, orDiagnostics, WARNING } from './diagnostic-message';
import { guidOf } from './identifiers';
import type { Method } from './protocol';
import type { Provider } from './provider';
import { schemasMessage } from './schema-message';
import { isObject, textOf, type Values } from './value';
import { type DynamicValue, fromWire, toWire } from './wire';

export interface PluginRequest {
  readonly type_name: string;
  readonly id: string;
  readonly config: DynamicValue | null;
  readonly current_state: DynamicValue | null;
  readonly prior_state: DynamicValue | null;
  readonly proposed_new_state: DynamicValue | null;
  readonly planned_state: DynamicValue | null;
  readonly raw_state: DynamicValue | null;
}

export type Handler = (request: PluginRequest, connection: Connection) => object | Promise<object>;

/** Each provider configuration of Terraform's is a connection of its own. */
export interface Connection {
  account: Account;
}

const unconfigured: Account = { subscription: '', tenant: guidOf('tenant of the rehearsal') };

export const newConnection = (): Connection => ({ account: unconfigured });

/** How a provider answers each call of Terraform's. */
export function handlersOf(provider: Provider): Readonly<Record<Method, Handler>> {
  return {
    GetSchema: () => schemasMessage(provider.data),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }, connection) => {
      const values = valuesOf(config) ?? {};
      connection.account = {
        subscription: textOf(values, 'subscription_id'),
        tenant: textOf(values, 'tenant_id') || unconfigured.tenant,
      };
      const needed = 'subscription_id' in values && values.subscription_id === null;
      return needed ? { diagnostics: [diagnostic({ summary: noSubscription, detail: '' })] } : {};
    },
    ValidateResourceTypeConfig: ({ type_name, config }) => ({
      diagnostics: provider.validate(type_name, valuesOf(config) ?? {}).map((problem) => diagnostic(problem)),
    }),
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ type_name, raw_state }) => ({
      upgraded_state: toWire(provider.upgrade(type_name, valuesOf(raw_state) ?? {})),
    }),
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
