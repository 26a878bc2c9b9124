import { OrgError } from "../errors.ts";
import { text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import { changeEventOf } from "./changeEvents.ts";
import { checkCustomField } from "./checks.ts";
import { readCustomField, readStandardFieldChanges } from "./customFields.ts";
import { addOwner, changeStandardObject, isCustomName, readCustomObject, sharingReasons } from "./customObjects.ts";
import { addHistoryObjects } from "./historyObjects.ts";
import { assignKeyPrefixes } from "./keyPrefixes.ts";
import { draftField, finishObject, type ObjectDraft } from "./objectModel.ts";
import { addObjectParts } from "./objectParts.ts";
import { childRelationships, typeRollups } from "./relationships.ts";
import { shareObjectOf } from "./shareObjects.ts";
import { mistake } from "./sourceLocation.ts";
import { standardObjects } from "./standardObjects.ts";
import { withoutOwnNamespace } from "./ownNamespace.ts";
import { lastActivityField, recordTypeField } from "./systemFields.ts";
import type { Schema, SObjectSchema } from "./types.ts";

type Drafts = Map<string, ObjectDraft>;

/** Metadata names that stand for several objects. */
const SHARED_DEFINITIONS: Record<string, string[]> = { activity: ["Task", "Event"] };

/**
 * The schema of an org that holds this project: the platform's objects and the project's.
 * `knownKeyPrefixes` (see `Store.keyPrefixes`) keeps the meaning of stored ids when objects come and go.
 * What contradicts itself in the project's object metadata is a mistake of the project.
 */
export function buildSchema(project: Project, knownKeyPrefixes: ReadonlyMap<string, string> = new Map()): Schema {
  const drafts: Drafts = new Map(standardObjects(project).map((draft) => [draft.name.toLowerCase(), draft]));
  addObjects(project, drafts);
  addCustomFields(project, drafts);
  for (const draft of drafts.values()) addOwner(draft);
  addActivities(drafts);
  addObjectParts(project, drafts);
  keepRecordTypesWhereUsed(drafts);
  addShareObjects(project, drafts);
  addHistoryObjects(project, drafts);
  typeRollups(drafts);
  assignKeyPrefixes(drafts.values(), knownKeyPrefixes);
  return createSchema(drafts, withoutOwnNamespace(project.namespace));
}

function addObjects(project: Project, drafts: Drafts): void {
  for (const component of project.ofType("CustomObject")) {
    if (isCustomName(component.fullName)) {
      project.mistakes.attempt(() =>
        drafts.set(component.fullName.toLowerCase(), readCustomObject(project, component))
      );
      continue;
    }
    for (const draft of draftsOf(component.fullName, drafts)) changeStandardObject(draft, component);
  }
}

/** The objects that a metadata name stands for; platform objects that the local org does not know are passed over. */
function draftsOf(name: string, drafts: Drafts): ObjectDraft[] {
  const names = SHARED_DEFINITIONS[name.toLowerCase()] ?? [name];
  return names.flatMap((each) => drafts.get(each.toLowerCase()) ?? []);
}

function addCustomFields(project: Project, drafts: Drafts): void {
  const components = project.ofType("CustomField");
  for (const component of components)
    project.mistakes.attempt(() => {
      const [object = ""] = component.fullName.split(".");
      const owners = draftsOf(object, drafts);
      if (owners.length === 0 && isCustomName(object))
        throw mistake(project, component, "CustomField", `the object ${object} does not exist`);
      for (const draft of owners) addCustomField(project, draft, component);
    });
  for (const component of components) {
    const [object = "", name = ""] = component.fullName.split(".");
    for (const draft of draftsOf(object, drafts)) {
      const field = draftField(draft, name);
      if (field === undefined) continue;
      const sound = project.mistakes.attempt(() => checkCustomField(project, component, field, drafts));
      if (!sound) draft.fields = draft.fields.filter((each) => each !== field);
    }
  }
}

function addCustomField(project: Project, draft: ObjectDraft, component: MetadataComponent): void {
  const [, name = ""] = component.fullName.split(".");
  if (!name.endsWith("__c")) {
    draft.fields = draft.fields.map((field) =>
      field.name === name ? readStandardFieldChanges(project, component, field) : field
    );
    return;
  }
  const fields = readCustomField(project, component);
  draft.fields.push(...fields);
  const relationship = text(component.body, "relationshipName");
  if (relationship !== null) draft.childNames.set(name, `${relationship}__r`);
}

/** What hangs on records of every object, and by which reference. */
const ATTACHED_TO_ANY_RECORD: readonly [object: string, field: string][] = [
  ["Note", "ParentId"],
  ["Attachment", "ParentId"],
  ["ContentDocumentLink", "LinkedEntityId"],
  ["ContentVersion", "FirstPublishLocationId"],
  ["EmailMessage", "RelatedToId"],
  ["FeedItem", "ParentId"],
  ["TopicAssignment", "EntityId"],
  ["ProcessInstance", "TargetObjectId"]
];

/** Objects with activities know when the last one was, and tasks and events may relate to them. */
function addActivities(drafts: Drafts): void {
  for (const draft of drafts.values()) {
    if (!draft.custom || !draft.enableActivities) continue;
    draft.fields.push(lastActivityField());
    draft.platformChildren.push(["Tasks", "Task"], ["Events", "Event"]);
    for (const activity of ["Task", "Event"]) addReferenceTarget(drafts, activity, "WhatId", draft.name);
  }
  for (const draft of drafts.values()) {
    if (draft.kind !== "custom") continue;
    draft.platformChildren.push(
      ["Notes", "Note"],
      ["Attachments", "Attachment"],
      ["ContentDocumentLinks", "ContentDocumentLink"]
    );
    for (const [attached, field] of ATTACHED_TO_ANY_RECORD) addReferenceTarget(drafts, attached, field, draft.name);
  }
}

function addReferenceTarget(drafts: Drafts, object: string, field: string, target: string): void {
  const draft = drafts.get(object.toLowerCase());
  const reference = draft === undefined ? undefined : draftField(draft, field);
  if (reference !== undefined) reference.referenceTo = [...reference.referenceTo, target];
}

/** An object has a RecordTypeId only where it has record types. */
function keepRecordTypesWhereUsed(drafts: Drafts): void {
  for (const draft of drafts.values()) {
    const present = draftField(draft, "RecordTypeId") !== undefined;
    const used = draft.recordTypes.length > 0;
    if (used && !present) draft.fields.splice(2, 0, recordTypeField());
    if (!used && present) draft.fields = draft.fields.filter((field) => field.name !== "RecordTypeId");
  }
}

function addShareObjects(project: Project, drafts: Drafts): void {
  for (const parent of [...drafts.values()]) {
    const share = shareObjectOf(parent, sharingReasons(project, parent.name));
    if (share !== null) drafts.set(share.name.toLowerCase(), share);
  }
}

function createSchema(drafts: Drafts, ownName: (name: string) => string): Schema {
  const children = childRelationships(drafts);
  const byName = new Map<string, SObjectSchema>();
  const byPrefix = new Map<string, SObjectSchema>();
  for (const [key, draft] of drafts) {
    const object = finishObject(draft, children.get(draft.name) ?? [], ownName);
    byName.set(key, object);
    byPrefix.set(object.keyPrefix, object);
  }
  const changeEvents = new Map<string, SObjectSchema | undefined>();
  const known = (name: string): SObjectSchema | undefined => byName.get(name.toLowerCase());
  const find = (name: string): SObjectSchema | undefined => {
    const key = ownName(name).toLowerCase();
    const object = byName.get(key);
    if (object !== undefined || !key.endsWith("changeevent")) return object;
    if (!changeEvents.has(key)) changeEvents.set(key, changeEventOf(name, known));
    return changeEvents.get(key);
  };
  return {
    objects: () => byName.values(),
    object: find,
    requireObject(name) {
      const object = find(name);
      if (object === undefined) throw new OrgError("INVALID_TYPE", `sObject type '${name}' is not supported.`);
      return object;
    },
    objectForId: (id) => byPrefix.get(id.slice(0, 3))
  };
}
