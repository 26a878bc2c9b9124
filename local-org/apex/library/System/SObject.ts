import type { ApexException } from "../../runtime/exceptions.ts";
import type { ApexSObject } from "../../runtime/values/index.ts";
import { ApexList, raise, type ApexValue, type RecordError } from "../../runtime/values/index.ts";
import { ApexDatabaseError } from "../Database/Error.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { ApexSObjectField } from "../Schema/SObjectField.ts";
import { sObjectTypeOf } from "../Schema/SObjectType.ts";
import { recalculate } from "./Formula.ts";
import { allSettings, orgDefaults, settingsInstance, settingsValues } from "../settings.ts";

type FieldName = string | ApexSObjectField | null;

const fields: Record<string, LibraryFunction> = {
  get: (self: ApexSObject, field: FieldName) => self.getByName(nameOf(field)),
  put: (self: ApexSObject, field: FieldName, value: ApexValue) => self.putByName(nameOf(field), value),
  isSet: (self: ApexSObject, field: FieldName) => self.has(self.requireField(nameOf(field)).name),
  getSObject: (self: ApexSObject, relation: FieldName) => self.parent(parentName(self, relation)),
  putSObject: (self: ApexSObject, relation: FieldName, parent: ApexSObject | null) => putParent(self, relation, parent),
  getSObjects: (self: ApexSObject, relation: FieldName) => {
    const children = self.childrenOf(nameOf(relation));
    // What the platform works out itself, as the fields of an object, comes as an empty list.
    return children.size === 0 && self.schema.name !== "EntityDefinition" ? null : children;
  },
  getPopulatedFieldsAsMap: (self: ApexSObject) => self.populatedMap()
};

const errors: Record<string, LibraryFunction> = {
  "addError(String)": (self: ApexSObject, message: string | null) => self.addError(message ?? ""),
  "addError(String,Boolean)": (self: ApexSObject, message: string | null) => self.addError(message ?? ""),
  "addError(Exception)": (self: ApexSObject, exception: ApexException | null) =>
    self.addError(exception?.message ?? ""),
  "addError(Exception,Boolean)": (self: ApexSObject, exception: ApexException | null) =>
    self.addError(exception?.message ?? ""),
  addError: (self: ApexSObject, field: FieldName, message: string | null) =>
    self.addError(message ?? "", self.requireField(nameOf(field)).name),
  hasErrors: (self: ApexSObject) => self.errors.length > 0,
  getErrors: (self: ApexSObject) => new ApexList("Database.Error", self.errors.map(databaseError))
};

/** Of custom metadata types and custom settings; the compiler calls them on an empty record of the type. */
const settings: Record<string, LibraryFunction> = {
  getAll: (self: ApexSObject) => allSettings(self.schema),
  getInstance: (self: ApexSObject, name: string | null = null) => settingsInstance(self.schema, name),
  getValues: (self: ApexSObject, name: string | null) => settingsValues(self.schema, name),
  getOrgDefaults: (self: ApexSObject) => orgDefaults(self.schema)
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm */
export const SObjectClass: LibraryClass = {
  name: "System.SObject",
  methods: {
    ...fields,
    ...errors,
    ...settings,
    clear: (self: ApexSObject) => self.clear(),
    clone: (self: ApexSObject, id = false, deep = false, timestamps = false, autonumber = false) =>
      self.clone(id, deep, timestamps, autonumber),
    getCloneSourceId: (self: ApexSObject) => self.cloneSourceId,
    recalculateFormulas: (self: ApexSObject) => recalculate(self),
    isClone: (self: ApexSObject) => self.isClone,
    getSObjectType: (self: ApexSObject) => sObjectTypeOf(self.schema),
    /** Records that a quick action saves do not come here. */
    getQuickActionName: () => null,
    getOptions: (self: ApexSObject) => self.options,
    setOptions: (self: ApexSObject, options: ApexValue) => {
      self.options = options;
    }
  }
};

function nameOf(field: FieldName): string {
  if (field === null) raise("System.NullPointerException", "Argument cannot be null.");
  return typeof field === "string" ? field : field.field.name;
}

/** The relationship that a name or the token of a reference field stands for. */
function parentName(record: ApexSObject, relation: FieldName): string {
  if (!(relation instanceof ApexSObjectField)) return nameOf(relation);
  return (
    relation.field.relationshipName ??
    raise("System.SObjectException", `Field ${relation.field.name} is not a reference of ${record.type}`)
  );
}

function putParent(record: ApexSObject, relation: FieldName, parent: ApexSObject | null): ApexSObject | null {
  const name = parentName(record, relation);
  const before = record.origin === "query" && !record.parents().has(name) ? null : record.parent(name);
  record.setParent(name, parent);
  return before;
}

function databaseError(error: RecordError): ApexDatabaseError {
  return new ApexDatabaseError({ statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", ...error });
}
