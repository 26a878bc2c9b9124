import { randomUUID } from "node:crypto";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexSObject, PlatformObject, raise } from "../../runtime/values/index.ts";
import type { SObjectSchema } from "../../../schema/types.ts";
import type { LibraryClass } from "../library.ts";
import { describeSObject } from "./DescribeSObjectResult.ts";
import { withDefaults } from "./defaults.ts";

/** The token of an object; there is one for each, so `==` compares. */
export class ApexSObjectType extends PlatformObject {
  readonly apexType = "Schema.SObjectType";
  readonly object: SObjectSchema;

  constructor(object: SObjectSchema) {
    super();
    this.object = object;
  }

  override toText(): string {
    return this.object.name;
  }
}

const tokens = new WeakMap<SObjectSchema, ApexSObjectType>();

/** `Account.SObjectType`. */
export function sObjectTypeOf(object: SObjectSchema): ApexSObjectType {
  let token = tokens.get(object);
  if (token === undefined) {
    token = new ApexSObjectType(object);
    tokens.set(object, token);
  }
  return token;
}

/** The token of the object with this name, null where there is none (`SObject`, `String`). */
export function sObjectTypeNamed(name: string): ApexSObjectType | null {
  const object = currentExecution().platform.schema.object(name);
  return object === undefined ? null : sObjectTypeOf(object);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm */
export const SObjectTypeClass: LibraryClass = {
  name: "Schema.SObjectType",
  methods: {
    getDescribe: (self: ApexSObjectType) => describeSObject(self.object),
    newSObject: (self: ApexSObjectType, id: string | null = null, loadDefaults: boolean | null = false) =>
      newSObject(self.object, id, loadDefaults === true),
    toString: (self: ApexSObjectType) => self.object.name
  }
};

function newSObject(object: SObjectSchema, id: string | null, loadDefaults: boolean): ApexSObject {
  const record = new ApexSObject(object);
  if (loadDefaults) withDefaults(record);
  if (loadDefaults && object.field("EventUuid") !== undefined) record.set("EventUuid", randomUUID());
  if (id !== null) {
    if (!id.startsWith(object.keyPrefix)) raise("System.SObjectException", `Invalid Id for ${object.name}: ${id}`);
    record.set("Id", id);
  }
  return record;
}
