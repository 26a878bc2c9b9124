import type { ChildRelationship } from "../../../schema/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { fieldTokenOf } from "./SObjectField.ts";
import { sObjectTypeNamed } from "./SObjectType.ts";

export class ApexChildRelationship extends PlatformObject {
  readonly apexType = "Schema.ChildRelationship";
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    super();
    this.relationship = relationship;
  }
}

const tokens = new WeakMap<ChildRelationship, ApexChildRelationship>();

/** One for each relationship, so that two describes give the same. */
export function childRelationshipOf(relationship: ChildRelationship): ApexChildRelationship {
  const token = tokens.get(relationship) ?? new ApexChildRelationship(relationship);
  tokens.set(relationship, token);
  return token;
}

const members = described<ApexChildRelationship>({
  CascadeDelete: ({ relationship }) => relationship.cascadeDelete,
  ChildSObject: ({ relationship }) => sObjectTypeNamed(relationship.childObject),
  DeprecatedAndHidden: () => false,
  Field: ({ relationship }) => fieldToken(relationship),
  JunctionIdListNames: () => new ApexList("String"),
  JunctionReferenceTo: () => new ApexList("Schema.SObjectType"),
  RelationshipName: ({ relationship }) => relationship.relationshipName,
  RestrictedDelete: ({ relationship }) => relationship.restrictedDelete
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_ChildRelationship.htm */
export const ChildRelationshipClass: LibraryClass = { name: "Schema.ChildRelationship", ...members };

function fieldToken(relationship: ChildRelationship): ApexValue {
  const object = currentExecution().platform.schema.object(relationship.childObject);
  const field = object?.field(relationship.field);
  return object === undefined || field === undefined ? null : fieldTokenOf(object, field);
}
