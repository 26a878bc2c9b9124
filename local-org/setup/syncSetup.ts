import type { Project } from "../metadata/types.ts";
import type { Schema, SObjectSchema } from "../schema/types.ts";
import type { Store } from "../store/types.ts";
import { assignProfileSets } from "../security/permissions/profileAssignment.ts";
import { syncApps } from "./apps.ts";
import type { OrgConfig } from "./config.ts";
import { syncCustomMetadata } from "./customMetadata.ts";
import { syncEmailTemplates } from "./emailTemplates.ts";
import { syncFlows } from "./flows.ts";
import { syncGroups } from "./groups.ts";
import { syncAssignments, syncProfiles, syncRoles, syncUsers } from "./people.ts";
import { syncPermissionRecords } from "./permissionRecords.ts";
import { syncPermissionSets } from "./permissionSets.ts";
import {
  syncBusinessHours,
  syncOrganization,
  syncPlatformRecords,
  syncProjectRecords,
  syncStaticResources
} from "./platformRecords.ts";
import { syncProfileSets } from "./profileSets.ts";
import { SetupRecords } from "./setupRecords.ts";

/** Objects whose records are the org's set-up and not its data: Apex tests see them. */
const SETUP_OBJECTS = [
  "ApexClass",
  "ApexTrigger",
  "AppMenuItem",
  "BusinessHours",
  "CaseStatus",
  "CustomNotificationType",
  "CustomPermission",
  "EmailTemplate",
  "EventBusSubscriber",
  "FieldPermissions",
  "FlowDefinitionView",
  "FlowVersionView",
  "Group",
  "GroupMember",
  "LeadStatus",
  "ObjectPermissions",
  "OpportunityStage",
  "Organization",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "PermissionSetTabSetting",
  "PlatformCachePartition",
  "Pricebook2",
  "Profile",
  "QueueSobject",
  "RecordType",
  "SetupEntityAccess",
  "StaticResource",
  "TaskPriority",
  "TaskStatus",
  "User",
  "UserLicense",
  "UserRole"
];

/** The objects that make up the set-up, custom metadata among them. */
export function setupObjects(schema: Schema): SObjectSchema[] {
  const named = SETUP_OBJECTS.flatMap((name) => schema.object(name) ?? []);
  return [...named, ...[...schema.objects()].filter((object) => object.kind === "customMetadata")];
}

/** Brings the set-up records in line with the project's files and the config. */
export function syncSetup(store: Store, schema: Schema, project: Project, config: OrgConfig): void {
  store.transaction(() => {
    const records = new SetupRecords(store, schema);
    records.authorId = records.idOf("User", { Username: config.users[0]?.username ?? "" });
    syncOrganization(records, config);
    syncBusinessHours(records, config);
    syncProfiles(records, project);
    syncRoles(records, project, config);
    syncUsers(records, config);
    syncPermissionSets(records, project);
    syncProfileSets(records, project);
    syncAssignments(records, config);
    assignProfileSets(
      schema,
      store,
      records.all("User").map((user) => String(user["Id"]))
    );
    syncGroups(records, project, config);
    syncPlatformRecords(records, project);
    syncProjectRecords(records, project);
    syncApps(records, project);
    syncEmailTemplates(records, project);
    syncFlows(records, project);
    syncStaticResources(records, project);
    syncPermissionRecords(records, project);
    syncCustomMetadata(records, project);
  });
}

/** The id of the user as whom the host itself acts: the config's first. */
export function administrator(store: Store, schema: Schema, config: OrgConfig): string {
  const id = new SetupRecords(store, schema).idOf("User", { Username: config.users[0]?.username ?? "" });
  if (id === null) throw new Error("The org has no user");
  return id;
}
