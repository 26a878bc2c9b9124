import { flag, nodes, text } from "../../../metadata/readers.ts";
import type { MetadataNode } from "../../../metadata/types.ts";
import type { FieldSchema, SObjectSchema } from "../../../schema/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexMap } from "../../runtime/values/index.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { displayType } from "./DescribeFieldResult.ts";
import { DescribeMap } from "./describeMap.ts";
import { fieldTokenOf } from "./SObjectField.ts";
import { sObjectTypeOf } from "./SObjectType.ts";

export class ApexFieldSet extends PlatformObject {
  readonly apexType = "Schema.FieldSet";
  readonly object: SObjectSchema;
  readonly name: string;
  readonly label: string;
  readonly paths: readonly string[];

  /** As the project's metadata has it. */
  get body(): MetadataNode {
    return currentExecution().platform.project.find("FieldSet", `${this.object.name}.${this.name}`)?.body ?? {};
  }

  constructor(object: SObjectSchema, name: string, set: { label: string; fields: string[] }) {
    super();
    this.object = object;
    this.name = name;
    this.label = set.label;
    this.paths = set.fields;
  }
}

export class ApexFieldSetMember extends PlatformObject {
  readonly apexType = "Schema.FieldSetMember";
  readonly path: string;
  readonly object: SObjectSchema;
  readonly field: FieldSchema;
  readonly required: boolean;

  constructor(object: SObjectSchema, path: string, required: boolean) {
    super();
    this.path = path;
    this.required = required;
    [this.object, this.field] = followPath(object, path.split("."));
  }
}

/** The object's field sets by name. */
export function fieldSetsOf(object: SObjectSchema): ApexMap {
  const sets = new DescribeMap("String", "Schema.FieldSet");
  for (const [name, set] of object.fieldSets) sets.put(name.toLowerCase(), new ApexFieldSet(object, name, set));
  return sets;
}

const setMembers = described<ApexFieldSet>({
  Description: (self) => text(self.body, "description"),
  Fields: (self) => membersOf(self),
  Label: (self) => self.label,
  Name: (self) => self.name,
  NameSpace: () => null,
  SObjectType: (self) => sObjectTypeOf(self.object)
});

const memberMembers = described<ApexFieldSetMember>({
  DbRequired: (self) => !self.field.nillable && self.field.createable,
  FieldPath: (self) => self.path,
  Label: (self) => self.field.label,
  Required: (self) => self.required,
  Type: (self) => displayType(self.field),
  SObjectField: (self): ApexValue => fieldTokenOf(self.object, self.field)
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm */
export const FieldSetClass: LibraryClass = { name: "Schema.FieldSet", ...setMembers };

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSetMember.htm */
export const FieldSetMemberClass: LibraryClass = { name: "Schema.FieldSetMember", ...memberMembers };

function membersOf(set: ApexFieldSet): ApexList {
  const required = nodes(set.body, "displayedFields")
    .filter((each) => flag(each, "isRequired"))
    .map((each) => text(each, "field"));
  const members = set.paths.map((path) => new ApexFieldSetMember(set.object, path, required.includes(path)));
  return new ApexList("Schema.FieldSetMember", members);
}

function followPath(object: SObjectSchema, [step = "", ...rest]: string[]): [SObjectSchema, FieldSchema] {
  const reference = rest.length > 0 ? object.parentRelationship(step) : undefined;
  const parent = currentExecution().platform.schema.object(reference?.referenceTo[0] ?? "");
  if (parent !== undefined) return followPath(parent, rest);
  const field = object.field(step);
  if (field === undefined) throw new Error(`the field set names ${step}, which ${object.name} has not`);
  return [object, field];
}
