import { NotSupportedError, OrgError } from "../../errors.ts";
import type { MetadataNode, MetadataValue } from "../../metadata/types.ts";
import { sourceFormats } from "../../metadata/sourceFormats.ts";
import type { LocalOrg } from "../../org.ts";
import type { SoapValue } from "../soap/answers.ts";

const MOST_NAMES = 10;

/** Types whose content is no XML: a retrieval has it. */
const WITH_CONTENT = new Set(["ApexClass", "ApexTrigger", "LightningComponentBundle", "StaticResource"]);

/** The components of these names; nil for one that does not exist. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm */
export function readMetadata(org: LocalOrg, type: string, fullNames: readonly string[]): SoapValue {
  if (WITH_CONTENT.has(type)) throw new NotSupportedError(`readMetadata of ${type}; retrieve it instead`);
  if (fullNames.length > MOST_NAMES)
    throw new OrgError("LIMIT_EXCEEDED", `You can read no more than ${MOST_NAMES} components in one call`);
  return {
    records: fullNames.map((name) => {
      const component = org.project.find(type, name);
      if (component === undefined) return null;
      return {
        fullName: component.fullName,
        ...soapValues(component.body),
        ...children(org, type, component.fullName)
      };
    })
  };
}

/** What has files of its own, such as an object's fields, by the element under which a package has it. */
function children({ project }: LocalOrg, type: string, fullName: string): { [name: string]: SoapValue } {
  const childTypes = Object.values(sourceFormats().registry.types[type.toLowerCase()]?.children?.types ?? {});
  return Object.fromEntries(
    childTypes.flatMap((child) => {
      const own = project.ofType(child.name).filter((component) => component.fullName.startsWith(`${fullName}.`));
      const values = own.map((component) => ({
        ...soapValues(component.body),
        fullName: component.fullName.slice(fullName.length + 1)
      }));
      return values.length === 0 ? [] : [[child.xmlElementName ?? child.directoryName, values] as const];
    })
  );
}

function soapValues(node: MetadataNode): { [name: string]: SoapValue } {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, soapValue(value)]));
}

function soapValue(value: MetadataValue | undefined): SoapValue {
  if (value === undefined || typeof value === "string") return value;
  return Array.isArray(value) ? value.map(soapValue) : soapValues(value);
}
