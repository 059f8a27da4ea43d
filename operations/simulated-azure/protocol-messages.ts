/**
 * The part of Terraform's plugin protocol 5 that is used here, with upstream's field numbers
 * (https://github.com/hashicorp/terraform/blob/v1.11.4/docs/plugin-protocol/tfplugin5.8.proto). It is a value and not a
 * `.proto` file, so that the compiled program finds it too.
 */
type Fields = Readonly<Record<string, readonly [id: number, type: string, rule?: 'repeated' | 'map']>>;

const message = (fields: Fields) => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, [id, type, rule]]) => [
      name,
      rule === 'map' ? { id, type, keyType: 'string' } : { id, type, ...(rule && { rule }) },
    ]),
  ),
});

const call = (request: Fields, response: Fields) => ({
  nested: { Request: message(request), Response: message(response) },
});

const diagnostics = [1, 'Diagnostic', 'repeated'] as const;
const typeName = [1, 'string'] as const;

export const messages = {
  DynamicValue: message({ msgpack: [1, 'bytes'], json: [2, 'bytes'] }),
  Diagnostic: message({
    severity: [1, 'int32'],
    summary: [2, 'string'],
    detail: [3, 'string'],
    attribute: [4, 'AttributePath'],
  }),
  AttributePath: { ...message({ steps: [1, 'Step', 'repeated'] }), nested: { Step: attributeStep() } },
  ServerCapabilities: message({ get_provider_schema_optional: [2, 'bool'] }),
  RawState: message({ json: [1, 'bytes'], flatmap: [2, 'string', 'map'] }),
  Schema: {
    ...message({ version: [1, 'int64'], block: [2, 'Block'] }),
    nested: {
      Block: message({
        version: [1, 'int64'],
        attributes: [2, 'Attribute', 'repeated'],
        block_types: [3, 'NestedBlock', 'repeated'],
      }),
      Attribute: message({
        name: [1, 'string'],
        type: [2, 'bytes'],
        required: [4, 'bool'],
        optional: [5, 'bool'],
        computed: [6, 'bool'],
        sensitive: [7, 'bool'],
        deprecated: [9, 'bool'],
        write_only: [10, 'bool'],
      }),
      NestedBlock: message({
        type_name: [1, 'string'],
        block: [2, 'Block'],
        nesting: [3, 'int32'],
        min_items: [4, 'int64'],
        max_items: [5, 'int64'],
      }),
    },
  },
  GetProviderSchema: call(
    {},
    {
      provider: [1, 'Schema'],
      resource_schemas: [2, 'Schema', 'map'],
      data_source_schemas: [3, 'Schema', 'map'],
      diagnostics: [4, 'Diagnostic', 'repeated'],
      server_capabilities: [6, 'ServerCapabilities'],
    },
  ),
  PrepareProviderConfig: call(
    { config: [1, 'DynamicValue'] },
    { prepared_config: [1, 'DynamicValue'], diagnostics: [2, 'Diagnostic', 'repeated'] },
  ),
  Configure: call({ terraform_version: [1, 'string'], config: [2, 'DynamicValue'] }, { diagnostics }),
  ValidateResourceTypeConfig: call({ type_name: typeName, config: [2, 'DynamicValue'] }, { diagnostics }),
  ValidateDataSourceConfig: call({ type_name: typeName, config: [2, 'DynamicValue'] }, { diagnostics }),
  UpgradeResourceState: call(
    { type_name: typeName, version: [2, 'int64'], raw_state: [3, 'RawState'] },
    { upgraded_state: [1, 'DynamicValue'], diagnostics: [2, 'Diagnostic', 'repeated'] },
  ),
  ReadResource: call(
    { type_name: typeName, current_state: [2, 'DynamicValue'], private: [3, 'bytes'] },
    { new_state: [1, 'DynamicValue'], diagnostics: [2, 'Diagnostic', 'repeated'], private: [3, 'bytes'] },
  ),
  PlanResourceChange: call(
    {
      type_name: typeName,
      prior_state: [2, 'DynamicValue'],
      proposed_new_state: [3, 'DynamicValue'],
      config: [4, 'DynamicValue'],
      prior_private: [5, 'bytes'],
    },
    {
      planned_state: [1, 'DynamicValue'],
      requires_replace: [2, 'AttributePath', 'repeated'],
      planned_private: [3, 'bytes'],
      diagnostics: [4, 'Diagnostic', 'repeated'],
      legacy_type_system: [5, 'bool'],
    },
  ),
  ApplyResourceChange: call(
    {
      type_name: typeName,
      prior_state: [2, 'DynamicValue'],
      planned_state: [3, 'DynamicValue'],
      config: [4, 'DynamicValue'],
      planned_private: [5, 'bytes'],
    },
    {
      new_state: [1, 'DynamicValue'],
      private: [2, 'bytes'],
      diagnostics: [3, 'Diagnostic', 'repeated'],
      legacy_type_system: [4, 'bool'],
    },
  ),
  ImportResourceState: {
    nested: {
      Request: message({ type_name: typeName, id: [2, 'string'] }),
      ImportedResource: message({ type_name: typeName, state: [2, 'DynamicValue'], private: [3, 'bytes'] }),
      Response: message({
        imported_resources: [1, 'ImportedResource', 'repeated'],
        diagnostics: [2, 'Diagnostic', 'repeated'],
      }),
    },
  },
  ReadDataSource: call(
    { type_name: typeName, config: [2, 'DynamicValue'] },
    { state: [1, 'DynamicValue'], diagnostics: [2, 'Diagnostic', 'repeated'] },
  ),
  Stop: call({}, { Error: [1, 'string'] }),
};

function attributeStep() {
  const step = message({
    attribute_name: [1, 'string'],
    element_key_string: [2, 'string'],
    element_key_int: [3, 'int64'],
  });
  return { ...step, oneofs: { selector: { oneof: Object.keys(step.fields) } } };
}
