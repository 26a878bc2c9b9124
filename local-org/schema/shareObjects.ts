import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, type ObjectDraft } from "./objectModel.ts";
import { idField, isDeletedField } from "./systemFields.ts";
import type { FieldSchema, PicklistValue } from "./types.ts";

const ACCESS_LEVELS: [string, string][] = [
  ["Read", "Read Only"],
  ["Edit", "Read/Write"],
  ["All", "Owner"]
];

/** The `X__Share` object of a custom object whose organization-wide default leaves something to share. */
export function shareObjectOf(parent: ObjectDraft, reasons: { value: string; label: string }[]): ObjectDraft | null {
  if (parent.kind !== "custom" || (parent.sharingModel !== "Private" && parent.sharingModel !== "Read")) return null;
  const causes: [string, string][] = [
    ["Owner", "Owner"],
    ["Manual", "Manual Sharing"],
    ["Rule", "Sharing Rule"],
    ...reasons.map(({ value, label }): [string, string] => [value, label])
  ];
  const draft = createDraft({
    name: parent.name.replace(/__c$/, "__Share"),
    label: `Share: ${parent.label}`,
    kind: "share",
    custom: true,
    sharingModel: "Private",
    undeletable: false
  });
  draft.fields = [idField(), parentField(parent), ...accessFields(causes), ...changeFields(), isDeletedField()];
  draft.childNames.set("ParentId", "Shares");
  return draft;
}

function parentField(parent: ObjectDraft): FieldSchema {
  return createField({
    name: "ParentId",
    label: "Parent ID",
    type: "reference",
    length: 18,
    nillable: false,
    updateable: false,
    referenceTo: [parent.name],
    relationshipName: "Parent",
    deleteConstraint: "Cascade"
  });
}

function accessFields(causes: [string, string][]): FieldSchema[] {
  return [
    createField({
      name: "UserOrGroupId",
      label: "User/Group ID",
      type: "reference",
      length: 18,
      nillable: false,
      updateable: false,
      referenceTo: ["Group", "User"],
      relationshipName: "UserOrGroup"
    }),
    createField({
      name: "AccessLevel",
      label: "Access Level",
      type: "picklist",
      length: 40,
      nillable: false,
      picklistValues: values(ACCESS_LEVELS),
      restrictedPicklist: true
    }),
    createField({
      name: "RowCause",
      label: "Row Cause",
      type: "picklist",
      length: 40,
      updateable: false,
      picklistValues: values(causes),
      restrictedPicklist: true
    })
  ];
}

function changeFields(): FieldSchema[] {
  return [
    readOnlyField({ name: "LastModifiedDate", label: "Last Modified Date", type: "datetime", nillable: false }),
    readOnlyField({
      name: "LastModifiedById",
      label: "Last Modified By ID",
      type: "reference",
      length: 18,
      nillable: false,
      referenceTo: ["User"],
      relationshipName: "LastModifiedBy"
    })
  ];
}

function values(pairs: [string, string][]): PicklistValue[] {
  return pairs.map(([value, label]) => ({ value, label, active: true, defaultValue: false }));
}
