import type { Fields } from './descriptor';

/**
 * The messages of Terraform's plugin protocol 5 that a provider and an engine exchange over what we simulate. A field that
 * is not declared is skipped by who reads and left out by who writes, as the protocol wants it.
 */
export const MESSAGES = {
  DynamicValue: { msgpack: [1, 'bytes'], json: [2, 'bytes'] },
  Diagnostic: {
    severity: [1, 'Severity'],
    summary: [2, 'string'],
    detail: [3, 'string'],
    attribute: [4, 'AttributePath'],
  },
  AttributePath: { steps: [1, 'AttributeStep', 'repeated'] },
  AttributeStep: {
    attribute_name: [1, 'string', 'choice'],
    element_key_string: [2, 'string', 'choice'],
    element_key_int: [3, 'int64', 'choice'],
  },
  RawState: { json: [1, 'bytes'], flatmap: [2, 'string', 'by name'] },

  Schema: { version: [1, 'int64'], block: [2, 'SchemaBlock'] },
  SchemaBlock: {
    version: [1, 'int64'],
    attributes: [2, 'SchemaAttribute', 'repeated'],
    block_types: [3, 'SchemaNestedBlock', 'repeated'],
  },
  SchemaAttribute: {
    name: [1, 'string'],
    type: [2, 'bytes'],
    required: [4, 'bool'],
    optional: [5, 'bool'],
    computed: [6, 'bool'],
    sensitive: [7, 'bool'],
    write_only: [10, 'bool'],
  },
  SchemaNestedBlock: {
    type_name: [1, 'string'],
    block: [2, 'SchemaBlock'],
    nesting: [3, 'NestingMode'],
    min_items: [4, 'int64'],
    max_items: [5, 'int64'],
  },

  ServerCapabilities: {
    plan_destroy: [1, 'bool'],
    get_provider_schema_optional: [2, 'bool'],
    move_resource_state: [3, 'bool'],
  },
  ClientCapabilities: {
    deferral_allowed: [1, 'bool'],
    write_only_attributes_allowed: [2, 'bool'],
  },
  Deferred: { reason: [1, 'DeferredReason'] },

  Nothing: {},
  Diagnostics: { diagnostics: [1, 'Diagnostic', 'repeated'] },

  GetProviderSchemaResponse: {
    provider: [1, 'Schema'],
    resource_schemas: [2, 'Schema', 'by name'],
    data_source_schemas: [3, 'Schema', 'by name'],
    diagnostics: [4, 'Diagnostic', 'repeated'],
    provider_meta: [5, 'Schema'],
    server_capabilities: [6, 'ServerCapabilities'],
    ephemeral_resource_schemas: [8, 'Schema', 'by name'],
  },
  PrepareProviderConfigRequest: { config: [1, 'DynamicValue'] },
  PrepareProviderConfigResponse: {
    prepared_config: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  ConfigureRequest: {
    terraform_version: [1, 'string'],
    config: [2, 'DynamicValue'],
    client_capabilities: [3, 'ClientCapabilities'],
  },
  StopResponse: { Error: [1, 'string'] },

  ValidateRequest: {
    type_name: [1, 'string'],
    config: [2, 'DynamicValue'],
    client_capabilities: [3, 'ClientCapabilities'],
  },
  UpgradeResourceStateRequest: {
    type_name: [1, 'string'],
    version: [2, 'int64'],
    raw_state: [3, 'RawState'],
  },
  UpgradeResourceStateResponse: {
    upgraded_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  ReadResourceRequest: {
    type_name: [1, 'string'],
    current_state: [2, 'DynamicValue'],
    private: [3, 'bytes'],
    provider_meta: [4, 'DynamicValue'],
    client_capabilities: [5, 'ClientCapabilities'],
  },
  ReadResourceResponse: {
    new_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    private: [3, 'bytes'],
    deferred: [4, 'Deferred'],
  },
  PlanResourceChangeRequest: {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    proposed_new_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    prior_private: [5, 'bytes'],
    provider_meta: [6, 'DynamicValue'],
    client_capabilities: [7, 'ClientCapabilities'],
  },
  PlanResourceChangeResponse: {
    planned_state: [1, 'DynamicValue'],
    requires_replace: [2, 'AttributePath', 'repeated'],
    planned_private: [3, 'bytes'],
    diagnostics: [4, 'Diagnostic', 'repeated'],
    legacy_type_system: [5, 'bool'],
    deferred: [6, 'Deferred'],
  },
  ApplyResourceChangeRequest: {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    planned_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    planned_private: [5, 'bytes'],
    provider_meta: [6, 'DynamicValue'],
  },
  ApplyResourceChangeResponse: {
    new_state: [1, 'DynamicValue'],
    private: [2, 'bytes'],
    diagnostics: [3, 'Diagnostic', 'repeated'],
    legacy_type_system: [4, 'bool'],
  },
  ImportResourceStateRequest: {
    type_name: [1, 'string'],
    id: [2, 'string'],
    client_capabilities: [3, 'ClientCapabilities'],
  },
  ImportedResource: {
    type_name: [1, 'string'],
    state: [2, 'DynamicValue'],
    private: [3, 'bytes'],
  },
  ImportResourceStateResponse: {
    imported_resources: [1, 'ImportedResource', 'repeated'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    deferred: [3, 'Deferred'],
  },
  ReadDataSourceRequest: {
    type_name: [1, 'string'],
    config: [2, 'DynamicValue'],
    provider_meta: [3, 'DynamicValue'],
    client_capabilities: [4, 'ClientCapabilities'],
  },
  ReadDataSourceResponse: {
    state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    deferred: [3, 'Deferred'],
  },
  OpenEphemeralResourceRequest: {
    type_name: [1, 'string'],
    config: [2, 'DynamicValue'],
    client_capabilities: [3, 'ClientCapabilities'],
  },
  OpenEphemeralResourceResponse: {
    diagnostics: [1, 'Diagnostic', 'repeated'],
    result: [3, 'DynamicValue'],
    private: [4, 'bytes'],
    deferred: [5, 'Deferred'],
  },
  OpenedEphemeralResource: { type_name: [1, 'string'], private: [2, 'bytes'] },
} as const satisfies Record<string, Fields>;

/** The enumerations, each name at its number. */
export const ENUMS = {
  Severity: ['INVALID', 'ERROR', 'WARNING'],
  NestingMode: ['INVALID', 'SINGLE', 'LIST', 'SET', 'MAP', 'GROUP'],
  DeferredReason: [
    'UNKNOWN',
    'RESOURCE_CONFIG_UNKNOWN',
    'PROVIDER_CONFIG_UNKNOWN',
    'ABSENT_PREREQ',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What an engine can ask of a provider, each with its request and its response. */
export const RPCS = {
  GetSchema: ['Nothing', 'GetProviderSchemaResponse'],
  PrepareProviderConfig: ['PrepareProviderConfigRequest', 'PrepareProviderConfigResponse'],
  Configure: ['ConfigureRequest', 'Diagnostics'],
  Stop: ['Nothing', 'StopResponse'],
  ValidateResourceTypeConfig: ['ValidateRequest', 'Diagnostics'],
  ValidateDataSourceConfig: ['ValidateRequest', 'Diagnostics'],
  ValidateEphemeralResourceConfig: ['ValidateRequest', 'Diagnostics'],
  UpgradeResourceState: ['UpgradeResourceStateRequest', 'UpgradeResourceStateResponse'],
  ReadResource: ['ReadResourceRequest', 'ReadResourceResponse'],
  PlanResourceChange: ['PlanResourceChangeRequest', 'PlanResourceChangeResponse'],
  ApplyResourceChange: ['ApplyResourceChangeRequest', 'ApplyResourceChangeResponse'],
  ImportResourceState: ['ImportResourceStateRequest', 'ImportResourceStateResponse'],
  ReadDataSource: ['ReadDataSourceRequest', 'ReadDataSourceResponse'],
  OpenEphemeralResource: ['OpenEphemeralResourceRequest', 'OpenEphemeralResourceResponse'],
  RenewEphemeralResource: ['OpenedEphemeralResource', 'Diagnostics'],
  CloseEphemeralResource: ['OpenedEphemeralResource', 'Diagnostics'],
} as const satisfies Record<string, readonly [keyof typeof MESSAGES, keyof typeof MESSAGES]>;
