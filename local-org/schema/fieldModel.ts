import type { FieldSchema } from "./types.ts";

/** What a field description must name; the rest follows from it. */
export type FieldInit = Partial<FieldSchema> & Pick<FieldSchema, "name" | "label" | "type">;

/** A field with the platform's usual properties where the description names none. */
export function createField(init: FieldInit): FieldSchema {
  const formula = init.formula ?? null;
  const rollup = init.rollup ?? null;
  const readOnly = formula !== null || rollup !== null || init.autoNumber === true;
  return {
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    nillable: init.type !== "boolean",
    createable: !readOnly,
    updateable: !readOnly,
    unique: false,
    caseSensitive: false,
    externalId: false,
    nameField: false,
    autoNumber: false,
    displayFormat: null,
    calculated: formula !== null || rollup !== null,
    htmlFormatted: false,
    helpText: null,
    description: null,
    referenceTo: [],
    relationshipName: null,
    masterDetail: false,
    deleteConstraint: null,
    reparentable: false,
    writeRequiresMasterRead: false,
    formula,
    formulaTreatBlanksAsZero: false,
    rollup,
    defaultValue: init.type === "boolean" ? "false" : null,
    picklistValues: [],
    restrictedPicklist: false,
    controllerName: null,
    stored: formula === null && init.type !== "address" && init.type !== "location",
    ...withoutUndefined(init)
  };
}

function withoutUndefined(init: FieldInit): FieldInit {
  return Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined)) as FieldInit;
}

/** A field that users neither give nor change. */
export function readOnlyField(init: FieldInit): FieldSchema {
  return createField({ createable: false, updateable: false, ...init });
}
