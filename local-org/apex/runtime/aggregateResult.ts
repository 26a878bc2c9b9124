import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";

/** The shape of a row of an aggregate query: a field for each alias (`expr0` where there is none), whatever its case. */
export function aggregateResultSchema(aliases: readonly string[]): SObjectSchema {
  const fields = new Map(aliases.map((alias) => [alias.toLowerCase(), aliasField(alias)]));
  return {
    name: "AggregateResult",
    label: "Aggregate Result",
    labelPlural: "Aggregate Result",
    kind: "standard",
    custom: false,
    keyPrefix: "000",
    description: null,
    sharingModel: "ReadWrite",
    createable: false,
    updateable: false,
    deletable: false,
    queryable: false,
    undeletable: false,
    customSettingsType: null,
    nameField: null,
    fields: [...fields.values()],
    field: (name) => fields.get(name.toLowerCase()),
    parentRelationship: () => undefined,
    childRelationship: () => undefined,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: new Map()
  };
}

function aliasField(name: string): FieldSchema {
  return {
    name,
    label: name,
    type: "anyType",
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: false,
    updateable: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    nameField: false,
    autoNumber: false,
    displayFormat: null,
    calculated: false,
    htmlFormatted: false,
    helpText: null,
    description: null,
    referenceTo: [],
    relationshipName: null,
    masterDetail: false,
    deleteConstraint: null,
    reparentable: false,
    writeRequiresMasterRead: false,
    formula: null,
    formulaTreatBlanksAsZero: false,
    rollup: null,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    controllerName: null,
    stored: false
  };
}
