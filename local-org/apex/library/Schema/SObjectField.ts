import type { FieldSchema, SObjectSchema } from "../../../schema/types.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { describeField } from "./DescribeFieldResult.ts";

/** The token of a field; there is one for each, so `==` compares. */
export class ApexSObjectField extends PlatformObject {
  readonly apexType = "Schema.SObjectField";
  readonly object: SObjectSchema;
  readonly field: FieldSchema;

  constructor(object: SObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }

  override toText(): string {
    return this.field.name;
  }
}

const tokens = new WeakMap<SObjectSchema, Map<string, ApexSObjectField>>();

/** `Account.Name`, where a token is wanted. */
export function fieldTokenOf(object: SObjectSchema, field: FieldSchema): ApexSObjectField {
  const ofObject = tokens.get(object) ?? new Map<string, ApexSObjectField>();
  tokens.set(object, ofObject);
  const token = ofObject.get(field.name) ?? new ApexSObjectField(object, field);
  ofObject.set(field.name, token);
  return token;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectField.htm */
export const SObjectFieldClass: LibraryClass = {
  name: "Schema.SObjectField",
  methods: {
    getDescribe: (self: ApexSObjectField) => describeField(self.object, self.field),
    toString: (self: ApexSObjectField) => self.field.name
  }
};
