import { statSync } from "node:fs";
import { join } from "node:path";
import { sourceFormats } from "../../metadata/sourceFormats.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import type { SoapValue } from "../soap/answers.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describeresult.htm */
export function describeMetadata(): SoapValue {
  return {
    metadataObjects: Object.values(sourceFormats().registry.types).map((type) => ({
      childXmlNames: Object.values(type.children?.types ?? {}).map((child) => child.name),
      directoryName: type.directoryName,
      inFolder: type.inFolder ?? false,
      metaFile: type.strategies?.adapter === "matchingContentFile" || type.strategies?.adapter === "mixedContent",
      suffix: type.suffix,
      xmlName: type.name
    })),
    organizationNamespace: "",
    partialSaveAllowed: false,
    testRequired: false
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm */
export function listMetadata(org: LocalOrg, user: UserContext, types: readonly string[]): SoapValue {
  return types.flatMap((type) => {
    const ids = idsByName(org, type);
    return org.project.ofType(type).map(({ fullName, path }) => {
      const changed = statSync(join(org.project.dir, path)).mtime.toISOString();
      return {
        createdById: user.userId,
        createdByName: user.name,
        createdDate: changed,
        fileName: packagePath(type, fullName),
        fullName,
        id: ids.get(fullName) ?? "",
        lastModifiedById: user.userId,
        lastModifiedByName: user.name,
        lastModifiedDate: changed,
        manageableState: "unmanaged",
        type
      };
    });
  });
}

/** Types whose components are records too: object and the field that holds the full name. */
const RECORDS: Record<string, readonly [string, string]> = {
  ApexClass: ["ApexClass", "Name"],
  ApexTrigger: ["ApexTrigger", "Name"],
  CustomPermission: ["CustomPermission", "DeveloperName"],
  PermissionSet: ["PermissionSet", "Name"],
  PermissionSetGroup: ["PermissionSetGroup", "DeveloperName"],
  Profile: ["Profile", "Name"],
  StaticResource: ["StaticResource", "Name"]
};

function idsByName(org: LocalOrg, type: string): Map<string, string> {
  const [objectName = "", field = ""] = RECORDS[type] ?? [];
  const object = org.schema.object(objectName);
  if (object === undefined) return new Map();
  const names = org.project.ofType(type).map(({ fullName }) => fullName);
  return new Map(org.store.readWhere(object, field, names).map((row) => [String(row[field]), String(row["Id"])]));
}

/** Where a package has the component: `classes/Foo.cls`, `objects/Book__c.object` for a field of it. */
function packagePath(type: string, fullName: string): string {
  const { registry } = sourceFormats();
  const id = type.toLowerCase();
  const own = registry.types[id];
  if (own !== undefined) return `${own.directoryName}/${fullName}${own.suffix === undefined ? "" : `.${own.suffix}`}`;
  const parent = registry.types[registry.childTypes[id] ?? ""];
  if (parent === undefined) return fullName;
  return `${parent.directoryName}/${fullName.split(".")[0]}.${parent.suffix}`;
}
