import { createField, readOnlyField } from "./fieldModel.ts";
import type { FieldSchema } from "./types.ts";

/** The reference to who made or changed a record. */
function userField(name: string, label: string): FieldSchema {
  return readOnlyField({
    name,
    label,
    type: "reference",
    length: 18,
    nillable: false,
    referenceTo: ["User"],
    relationshipName: name.replace(/Id$/, "")
  });
}

export const idField = (): FieldSchema =>
  readOnlyField({ name: "Id", label: "Record ID", type: "id", length: 18, nillable: false });

export const isDeletedField = (): FieldSchema =>
  readOnlyField({ name: "IsDeleted", label: "Deleted", type: "boolean", nillable: false });

export const systemModstampField = (): FieldSchema =>
  readOnlyField({ name: "SystemModstamp", label: "System Modstamp", type: "datetime", nillable: false });

/** Created and changed: by whom and when. */
export function auditFields(): FieldSchema[] {
  return [
    readOnlyField({ name: "CreatedDate", label: "Created Date", type: "datetime", nillable: false }),
    userField("CreatedById", "Created By ID"),
    readOnlyField({ name: "LastModifiedDate", label: "Last Modified Date", type: "datetime", nillable: false }),
    userField("LastModifiedById", "Last Modified By ID"),
    systemModstampField()
  ];
}

/** Who owns the record: a user, or a queue's group. */
export function ownerField(): FieldSchema {
  return createField({
    name: "OwnerId",
    label: "Owner ID",
    type: "reference",
    length: 18,
    nillable: false,
    referenceTo: ["Group", "User"],
    relationshipName: "Owner"
  });
}

export function recordTypeField(): FieldSchema {
  return createField({
    name: "RecordTypeId",
    label: "Record Type ID",
    type: "reference",
    length: 18,
    referenceTo: ["RecordType"],
    relationshipName: "RecordType"
  });
}

/** When the last activity on the record was, or is due. */
export const lastActivityField = (): FieldSchema =>
  readOnlyField({ name: "LastActivityDate", label: "Last Activity Date", type: "date" });

/** When the current user last saw it: objects with a tab have these. */
export function recencyFields(): FieldSchema[] {
  return [
    readOnlyField({ name: "LastViewedDate", label: "Last Viewed Date", type: "datetime" }),
    readOnlyField({ name: "LastReferencedDate", label: "Last Referenced Date", type: "datetime" })
  ];
}
