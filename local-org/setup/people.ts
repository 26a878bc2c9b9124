import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { RecordValues } from "../values.ts";
import type { OrgConfig, UserConfig } from "./config.ts";
import type { Store } from "../store/types.ts";
import type { SetupRecords } from "./setupRecords.ts";
import { SourceError } from "../errors.ts";
import { CONFIG_FILE } from "./config.ts";

/** Profiles that every org has, by their name in the UI. */
const PLATFORM_PROFILES = [
  "System Administrator",
  "Standard User",
  "Read Only",
  "Marketing User",
  "Contract Manager",
  "Solution Manager",
  "Standard Platform User",
  "Minimum Access - Salesforce",
  "Guest License User"
];

/** The licences behind profiles: the full one, that of apps without sales and service, that of a site's visitors. */
const LICENSES = { Salesforce: "SFDC", "Salesforce Platform": "PLATFORM", "Guest User License": "PID_Guest_User" };

/** What the profiles have that are not of the full licence. */
const OTHER_PROFILES: Record<string, { license: keyof typeof LICENSES; userType: string }> = {
  "Standard Platform User": { license: "Salesforce Platform", userType: "Standard" },
  "Guest License User": { license: "Guest User License", userType: "Guest" }
};

/** Names of platform profiles in metadata, where they differ. */
const METADATA_NAMES: Record<string, string> = {
  Admin: "System Administrator",
  Standard: "Standard User",
  ReadOnly: "Read Only",
  "Minimum Access": "Minimum Access - Salesforce"
};

/** Writes the platform's profiles and the project's. */
export function syncProfiles(records: SetupRecords, project: Project): void {
  const own = project.ofType("Profile").map(({ fullName }) => METADATA_NAMES[fullName] ?? decodeURIComponent(fullName));
  for (const [name, key] of Object.entries(LICENSES))
    records.put("UserLicense", { Name: name }, { MasterLabel: name, LicenseDefinitionKey: key, Status: "Active" });
  for (const name of new Set([...PLATFORM_PROFILES, ...own])) {
    const { license, userType } = OTHER_PROFILES[name] ?? { license: "Salesforce", userType: "Standard" };
    const UserLicenseId = records.idOf("UserLicense", { Name: license });
    records.put("Profile", { Name: name }, { UserType: userType, UserLicenseId });
  }
}

/** Writes the project's roles and the config's. */
export function syncRoles(records: SetupRecords, project: Project, config: OrgConfig): void {
  const own = project.ofType("Role").map(({ fullName, body }) => ({
    key: fullName,
    name: text(body, "name") ?? fullName,
    parent: text(body, "parentRole"),
    access: {
      CaseAccessForAccountOwner: text(body, "caseAccessLevel"),
      ContactAccessForAccountOwner: text(body, "contactAccessLevel"),
      OpportunityAccessForAccountOwner: text(body, "opportunityAccessLevel")
    }
  }));
  const configured = config.roles.map(({ name, parent }) => ({
    key: developerName(name),
    name,
    parent: parent === undefined ? null : developerName(parent),
    access: {}
  }));
  const roles = [...own, ...configured];
  for (const { key, name, access } of roles) records.put("UserRole", { DeveloperName: key }, { Name: name, ...access });
  for (const { key, parent } of roles) {
    if (parent !== null)
      records.put(
        "UserRole",
        { DeveloperName: key },
        { ParentRoleId: records.idOf("UserRole", { DeveloperName: parent }) }
      );
  }
}

const AUTOMATED_PROCESS = "autoproc@local";

/** Writes the config's users, and the one as whom the platform acts. */
export function syncUsers(records: SetupRecords, config: OrgConfig): void {
  for (const user of config.users) writeUser(records, config, user);
  const automated = {
    username: AUTOMATED_PROCESS,
    firstName: "Automated",
    lastName: "Process",
    profile: "System Administrator"
  };
  writeUser(records, config, automated, { UserType: "AutomatedProcess" });
}

/** The id of the active user of this name, whatever its case; null where there is none. */
export function userNamed(store: Store, username: string | null): string | null {
  if (username === null) return null;
  const [user] = store.all(`SELECT "Id" FROM "User" WHERE "Username" = ? COLLATE NOCASE AND "IsActive" = 1`, [
    username
  ]);
  return user === undefined ? null : String(user["Id"]);
}

/** The id of the user as whom the platform acts, such as in triggers of platform events. */
export function automatedProcess(store: Store): string {
  const [row] = store.all('SELECT "Id" FROM "User" WHERE "UserType" = ?', ["AutomatedProcess"]);
  if (row === undefined) throw new Error("The org has no Automated Process user");
  return String(row["Id"]);
}

/** Assigns the config's permission sets and permission set groups. */
export function syncAssignments(records: SetupRecords, config: OrgConfig): void {
  for (const { username, permissionSets = [] } of config.users) {
    const AssigneeId = records.idOf("User", { Username: username });
    for (const name of permissionSets) {
      const { group, set } = assigned(records, name);
      const values = { PermissionSetId: set, IsActive: true };
      if (group === null) records.put("PermissionSetAssignment", { AssigneeId, PermissionSetGroupId: null, ...values });
      else records.put("PermissionSetAssignment", { AssigneeId, PermissionSetGroupId: group }, values);
    }
  }
}

/** A permission set, or a group with the permission set that stands for it. */
function assigned(records: SetupRecords, name: string): { group: string | null; set: string } {
  const group = records.idOf("PermissionSetGroup", { DeveloperName: name });
  const set = records.idOf("PermissionSet", group === null ? { Name: name } : { PermissionSetGroupId: group });
  if (set === null)
    throw new SourceError(CONFIG_FILE, 1, 1, `there is no permission set or permission set group ${name}`);
  return { group, set };
}

function writeUser(records: SetupRecords, config: OrgConfig, user: UserConfig, others: RecordValues = {}): void {
  const { timeZone, language } = config.organization;
  const values = {
    FirstName: user.firstName ?? null,
    LastName: user.lastName,
    Name: [user.firstName, user.lastName].filter((part) => part !== undefined).join(" "),
    Title: user.title ?? null,
    Email: user.email ?? user.username,
    Alias: user.username.split("@")[0]?.slice(0, 8) ?? "user",
    CommunityNickname: user.username.split("@")[0] ?? "user",
    ProfileId: requiredId(records, "Profile", "Name", user.profile ?? "Standard User"),
    UserRoleId: user.role === undefined ? null : requiredId(records, "UserRole", "Name", user.role),
    IsActive: true,
    UserType: "Standard",
    TimeZoneSidKey: timeZone,
    LocaleSidKey: language,
    LanguageLocaleKey: language,
    EmailEncodingKey: "UTF-8",
    ...others
  };
  const id = records.put("User", { Username: user.username }, values);
  records.authorId ??= id;
}

function requiredId(records: SetupRecords, object: string, field: string, name: string): string {
  const id = records.idOf(object, { [field]: name });
  if (id === null)
    throw new SourceError(CONFIG_FILE, 1, 1, `there is no ${object === "UserRole" ? "role" : "profile"} ${name}`);
  return id;
}

/** `Chief Revenue Officer` as the platform names it in the API: `Chief_Revenue_Officer`. */
function developerName(name: string): string {
  return name.trim().replace(/\W+/g, "_");
}
