import { draftField, type ObjectDraft } from "./objectModel.ts";
import type { ChildRelationship, FieldSchema } from "./types.ts";

/** Which reference a platform child relationship stands for, where the names alone leave a choice; best first. */
const PREFERRED_FIELDS = ["WhoId", "WhatId", "ParentId", "LinkedEntityId", "RelatedToId", "RelationId", "EntityId"];

/** What the platform calls children, where the field's name does not tell. */
const PLATFORM_FIELDS: Record<string, string> = {
  "Account.ChildAccounts": "ParentId",
  "Account.PartnersFrom": "AccountFromId",
  "Account.PartnersTo": "AccountToId",
  "Contact.ContractsSigned": "CustomerSignedId",
  "Opportunity.Partners": "OpportunityId",
  "User.DelegatedUsers": "DelegatedApproverId",
  "User.ManagedUsers": "ManagerId",
  "Group.DelegatedUsers": "DelegatedApproverId"
};

/** The child relationships of every object, by the parent's name: one for each reference field that may point to it. */
export function childRelationships(drafts: ReadonlyMap<string, ObjectDraft>): Map<string, ChildRelationship[]> {
  const found = new Map<string, ChildRelationship[]>();
  for (const childDraft of drafts.values()) {
    for (const field of childDraft.fields) {
      for (const target of new Set(field.referenceTo)) {
        const parent = drafts.get(target.toLowerCase());
        if (parent === undefined) continue;
        const name = childDraft.childNames.get(field.name) ?? platformName(parent, childDraft, field);
        found.set(parent.name, [...(found.get(parent.name) ?? []), relationship(childDraft, field, name)]);
      }
    }
  }
  for (const [parent, children] of found)
    found.set(
      parent,
      children.map((child) => namedOnce(child, children))
    );
  return found;
}

/** A field of Activity is one of tasks and of events: the relationship's name leads to the tasks. */
function namedOnce(child: ChildRelationship, all: readonly ChildRelationship[]): ChildRelationship {
  if (child.childObject !== "Event" || child.relationshipName === null) return child;
  const hasTasks = all.some((each) => each.childObject === "Task" && each.relationshipName === child.relationshipName);
  return hasTasks ? { ...child, relationshipName: null } : child;
}

function relationship(child: ObjectDraft, field: FieldSchema, relationshipName: string | null): ChildRelationship {
  return {
    childObject: child.name,
    field: field.name,
    relationshipName,
    cascadeDelete: field.masterDetail || field.deleteConstraint === "Cascade",
    restrictedDelete: field.deleteConstraint === "Restrict"
  };
}

function platformName(parent: ObjectDraft, child: ObjectDraft, field: FieldSchema): string | null {
  const names = parent.platformChildren.filter(([, childName]) => childName === child.name).map(([name]) => name);
  return names.find((name) => platformField(parent, child, name) === field.name) ?? null;
}

function platformField(parent: ObjectDraft, child: ObjectDraft, relationshipName: string): string | undefined {
  const named = PLATFORM_FIELDS[`${parent.name}.${relationshipName}`];
  if (named !== undefined) return named;
  const candidates = child.fields
    .filter((field) => !field.custom && field.referenceTo.includes(parent.name))
    .map((field) => field.name);
  if (/^Person/.test(relationshipName)) return undefined;
  return (
    [...PREFERRED_FIELDS, `${parent.name.replace(/\d$/, "")}Id`, `${parent.name}Id`].find((name) =>
      candidates.includes(name)
    ) ?? candidates[0]
  );
}

/** Gives roll-up summaries the type of what they summarize. */
export function typeRollups(drafts: ReadonlyMap<string, ObjectDraft>): void {
  for (const draft of drafts.values()) {
    draft.fields = draft.fields.map((field) => {
      const { rollup } = field;
      if (rollup === null || rollup.summarizedField === null) return field;
      const child = drafts.get(rollup.childObject.toLowerCase());
      const summarized = child && draftField(child, rollup.summarizedField);
      if (summarized === undefined) return field;
      return { ...field, type: summarized.type, precision: summarized.precision || 18, scale: summarized.scale };
    });
  }
}
