import type { Schema, SObjectKind, SObjectSchema } from "../../../schema/types.ts";

const MADE_BY_PLATFORM: ReadonlySet<SObjectKind> = new Set(["share", "history"]);
const WITHOUT_TRIGGERS: ReadonlySet<SObjectKind> = new Set([
  "customMetadata",
  "customSetting",
  "bigObject",
  "share",
  "history"
]);

/**
 * The org's objects as rows of EntityDefinition; an object's API name stands for its durable id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_entitydefinition.htm
 */
export function entityDefinitionRows(schema: Schema): Record<string, unknown>[] {
  return [...schema.objects()].map(entityDefinition);
}

function entityDefinition(object: SObjectSchema): Record<string, unknown> {
  const { name, label, labelPlural, keyPrefix, kind, custom } = object;
  const hasTriggers = object.createable && !WITHOUT_TRIGGERS.has(kind);
  return {
    Id: name,
    DurableId: name,
    QualifiedApiName: name,
    DeveloperName: developerName(name),
    Label: label,
    MasterLabel: label,
    PluralLabel: labelPlural,
    KeyPrefix: keyPrefix,
    DeploymentStatus: custom ? "Deployed" : null,
    DetailUrl: `/{ID}`,
    EditUrl: `/{ID}/e`,
    NewUrl: `/${keyPrefix}/e`,
    HasSubtypes: false,
    InternalSharingModel: object.sharingModel,
    ExternalSharingModel: object.sharingModel,
    IsApexTriggerable: hasTriggers,
    IsTriggerable: hasTriggers,
    IsCustomSetting: kind === "customSetting",
    IsCustomizable: !MADE_BY_PLATFORM.has(kind) && object.createable,
    IsDeprecatedAndHidden: false,
    IsEverCreatable: object.createable,
    IsEverDeletable: object.deletable,
    IsEverUpdatable: object.updateable,
    IsFeedEnabled: false,
    IsIdEnabled: true,
    IsInterface: false,
    IsLayoutable: hasTriggers,
    IsQueryable: object.queryable,
    IsReplicateable: object.queryable,
    IsRetrieveable: object.queryable,
    IsSearchable: hasTriggers,
    IsSubtype: false,
    IsWorkflowEnabled: hasTriggers
  };
}

/** A name without its suffix: `Book` of `Book__c`. */
export function developerName(name: string): string {
  return name.replace(/__[a-z]{1,5}$/iu, "");
}
