import { currentExecution } from "../../runtime/execution.ts";
import type { ApexEnumValue } from "../../runtime/values/index.ts";
import {
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  PlatformObject,
  raise,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** What `stripInaccessible` leaves and what it took away. */
class ApexAccessDecision extends PlatformObject {
  readonly apexType = "System.SObjectAccessDecision";
  readonly records: ApexList;
  readonly removed = new ApexMap("String", "Set<String>");
  readonly modified = new ApexSet("Integer");

  constructor(elementType: string) {
    super();
    this.records = new ApexList(elementType);
  }

  note(type: string, field: string, index: number): void {
    const fields = this.removed.get(type);
    if (fields instanceof ApexSet) fields.add(field);
    else this.removed.put(type, new ApexSet("String", [field]));
    this.modified.add(index);
  }
}

/** Fields that every record has and nobody can be kept from. */
const ALWAYS = new Set(["Id"]);
const OBJECT_RIGHTS = { READABLE: "read", CREATABLE: "create", UPDATABLE: "edit", UPSERTABLE: "create" } as const;
type AccessTypeName = keyof typeof OBJECT_RIGHTS;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm */
export const SecurityClass: LibraryClass = {
  name: "System.Security",
  statics: {
    stripInaccessible: (access: ApexEnumValue, records: ApexList, enforceRootObject: ApexValue = true) =>
      stripInaccessible(access.name as AccessTypeName, records, enforceRootObject !== false)
  }
};

export const SObjectAccessDecisionClass: LibraryClass = {
  name: "System.SObjectAccessDecision",
  methods: {
    getRecords: (self: ApexAccessDecision) => self.records,
    getRemovedFields: (self: ApexAccessDecision) => self.removed,
    getModifiedIndexes: (self: ApexAccessDecision) => self.modified
  }
};

function stripInaccessible(access: AccessTypeName, records: ApexList, enforceRootObject: boolean): ApexAccessDecision {
  const decision = new ApexAccessDecision(commonType(records));
  records.items.forEach((record, index) => {
    if (!(record instanceof ApexSObject)) raise("System.NullPointerException", "Attempt to de-reference a null object");
    if (enforceRootObject) requireAccess(access, record);
    decision.records.add(stripped(access, record, decision, index));
  });
  return decision;
}

/** The object of all the records, though they came in a list of SObject. */
function commonType({ items, elementType }: ApexList): string {
  const types = new Set(items.map((record) => (record instanceof ApexSObject ? record.type : elementType)));
  const [first = elementType] = types;
  return types.size === 1 ? first : elementType;
}

function requireAccess(access: AccessTypeName, record: ApexSObject): void {
  const { platform, user } = currentExecution();
  const rights = platform.security.objectAccess(user, record.schema);
  const allowed = rights[OBJECT_RIGHTS[access]] && (access !== "UPSERTABLE" || rights.edit);
  if (!allowed) raise("System.NoAccessException", `No access to entity: ${record.type}`);
}

/** A copy without the fields, parents and children that the user may not reach. */
function stripped(
  access: AccessTypeName,
  record: ApexSObject,
  decision: ApexAccessDecision,
  index: number
): ApexSObject {
  const copy = new ApexSObject(record.schema, record.origin);
  for (const [field, value] of record.values()) {
    if (mayUse(access, record, field)) copyField(record, copy, field, value);
    else decision.note(record.type, field, index);
  }
  for (const [name, parent] of record.parents()) {
    copy.setParent(name, parent === null ? null : stripped(access, parent, decision, index));
  }
  for (const [name, children] of record.children()) {
    if (!mayReadChildren(children)) {
      decision.note(record.type, name, index);
      continue;
    }
    const kept = children.items.filter((child) => child instanceof ApexSObject);
    copy.setChildren(
      name,
      new ApexList(
        children.elementType,
        kept.map((child) => stripped(access, child, decision, index))
      )
    );
  }
  return copy;
}

function mayReadChildren({ elementType }: ApexList): boolean {
  const { platform, user } = currentExecution();
  const object = platform.schema.object(elementType);
  return object === undefined || platform.security.objectAccess(user, object).read;
}

function copyField(from: ApexSObject, to: ApexSObject, field: string, value: ApexValue): void {
  if (from.changed.has(field)) to.set(field, value);
  else to.load(field, value);
}

function mayUse(access: AccessTypeName, record: ApexSObject, field: string): boolean {
  if (ALWAYS.has(field)) return true;
  const { platform, user } = currentExecution();
  const rights = platform.security.fieldAccess(user, record.schema, field);
  if (access === "READABLE") return rights.read;
  const schema = record.schema.field(field);
  const writeable = access === "UPDATABLE" ? schema?.updateable : schema?.createable;
  return rights.edit && writeable === true;
}
