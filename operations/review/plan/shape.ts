/**
 * The parts of `terraform show -json PLAN` that are read.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
import { z } from 'zod';

const changeShape = z.looseObject({
  actions: z.array(z.string()).min(1),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).nullish(),
  importing: z.unknown().optional(),
});

const resourceChangeShape = z.looseObject({
  address: z.string().min(1),
  mode: z.string().default('managed'),
  type: z.string().min(1),
  provider_name: z.string().default(''),
  previous_address: z.string().nullish(),
  action_reason: z.string().nullish(),
  change: changeShape,
});

const heldShape = z.looseObject({
  address: z.string(),
  mode: z.string().default('managed'),
  type: z.string(),
  values: z.record(z.string(), z.unknown()).nullish(),
  sensitive_values: z.unknown().optional(),
});

const moduleShape = z.looseObject({
  resources: z.array(heldShape).nullish(),
  get child_modules() {
    return z.array(moduleShape).nullish();
  },
});

const stateShape = z.looseObject({ root_module: moduleShape.nullish() });

export const planShape = z.looseObject({
  terraform_version: z.string(),
  planned_values: stateShape,
  prior_state: z.looseObject({ values: stateShape.nullish() }).nullish(),
  resource_changes: z.array(resourceChangeShape).nullish(),
  resource_drift: z.array(resourceChangeShape).nullish(),
  output_changes: z.record(z.string(), changeShape).nullish(),
  configuration: z.looseObject({
    provider_config: z.record(z.string(), z.looseObject({ full_name: z.string().optional() })).nullish(),
    root_module: z
      .looseObject({
        outputs: z.record(z.string(), z.looseObject({ expression: z.unknown().optional() })).nullish(),
        resources: z
          .array(
            z.looseObject({
              address: z.string(),
              mode: z.string().default('managed'),
              count_expression: z.unknown().optional(),
              for_each_expression: z.unknown().optional(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
  // Terraform 1.4 and later: without it, it is unknown whether planning succeeded.
  errored: z.boolean(),
  // Terraform 1.8 and later. OpenTofu has neither, because it defers no changes.
  complete: z.boolean().nullish(),
  applyable: z.boolean().nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  // Terraform 1.14 and later: https://developer.hashicorp.com/terraform/language/block/action
  action_invocations: z.array(z.unknown()).nullish(),
  deferred_action_invocations: z.array(z.unknown()).nullish(),
});

export type PlanShape = z.output<typeof planShape>;
export type ResourceChangeShape = z.output<typeof resourceChangeShape>;
export type ChangeShape = z.output<typeof changeShape>;
export type ModuleShape = z.output<typeof moduleShape>;
