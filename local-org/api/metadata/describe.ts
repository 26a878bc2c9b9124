import { sourceFormats } from "../../metadata/sourceFormats.ts";
import type { LocalOrg } from "../../org.ts";
import { organization } from "../organization.ts";
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
export function listMetadata(org: LocalOrg, types: readonly string[]): SoapValue {
  const author = { id: organization(org).id, date: new Date(0).toISOString() };
  return types.flatMap((type) =>
    org.project.ofType(type).map(({ fullName, path }) => ({
      createdById: author.id,
      createdByName: "",
      createdDate: author.date,
      fileName: path.replace(/-meta\.xml$/, ""),
      fullName,
      id: "",
      lastModifiedById: author.id,
      lastModifiedByName: "",
      lastModifiedDate: author.date,
      manageableState: "unmanaged",
      type
    }))
  );
}
