/**
 * Elements that the Metadata API lets repeat, by the root element (the component's type) below which they stand at any depth.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
 */
const REPEATED: Record<string, readonly string[]> = {
  CompactLayout: ["fields"],
  CustomApplication: ["actionOverrides", "formFactors", "preferences", "profileActionOverrides", "tabs"],
  CustomField: ["filterItems", "referenceTo", "summaryFilterItems", "value", "valueSettings"],
  CustomLabels: ["labels"],
  CustomMetadata: ["values"],
  CustomObject: [
    "actionOverrides",
    "businessProcesses",
    "compactLayouts",
    "fieldSets",
    "fields",
    "indexes",
    "listViews",
    "recordTypes",
    "sharingReasons",
    "sharingRecalculations",
    "validationRules",
    "webLinks"
  ],
  FieldSet: ["availableFields", "displayedFields"],
  FlexiPage: [
    "componentInstanceProperties",
    "componentInstances",
    "criteria",
    "flexiPageRegions",
    "itemInstances",
    "platformActionListItems",
    "valueListItems"
  ],
  GlobalValueSet: ["customValue"],
  Layout: [
    "excludeButtons",
    "fields",
    "layoutColumns",
    "layoutItems",
    "layoutSections",
    "miniLayoutItems",
    "platformActionListItems",
    "quickActionListItems",
    "relatedListItems",
    "relatedLists",
    "sortFields"
  ],
  LightningComponentBundle: [
    "capability",
    "event",
    "object",
    "objects",
    "property",
    "supportedFormFactor",
    "target",
    "targetConfig"
  ],
  ListView: ["columns", "filters"],
  Package: ["members", "types"],
  PermissionSet: [
    "applicationVisibilities",
    "classAccesses",
    "customMetadataTypeAccesses",
    "customPermissions",
    "customSettingAccesses",
    "externalDataSourceAccesses",
    "fieldPermissions",
    "flowAccesses",
    "objectPermissions",
    "pageAccesses",
    "recordTypeVisibilities",
    "tabSettings",
    "userPermissions"
  ],
  PermissionSetGroup: ["mutingPermissionSets", "permissionSets"],
  Profile: [
    "applicationVisibilities",
    "classAccesses",
    "customMetadataTypeAccesses",
    "customPermissions",
    "customSettingAccesses",
    "fieldPermissions",
    "flowAccesses",
    "layoutAssignments",
    "loginIpRanges",
    "objectPermissions",
    "pageAccesses",
    "recordTypeVisibilities",
    "tabVisibilities",
    "userPermissions"
  ],
  Queue: ["queueSobject", "user", "role", "publicGroup"],
  RecordType: ["picklistValues", "values"],
  StandardValueSet: ["standardValue"]
};

const SETS = new Map(Object.entries(REPEATED).map(([type, elements]) => [type, new Set(elements)]));

/** Whether this element below this root is read as an array even where it stands once. */
export function isRepeated(root: string, element: string): boolean {
  return SETS.get(root)?.has(element) ?? false;
}
