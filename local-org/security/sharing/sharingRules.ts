import { NotSupportedError } from "../../errors.ts";
import { nodes } from "../../metadata/readers.ts";
import type { MetadataComponent, Project } from "../../metadata/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";

const RULES = ["sharingOwnerRules", "sharingCriteriaRules", "sharingGuestRules", "sharingTerritoryRules"];

/** Sharing rules are not worked out: records that depend on them must not look merely hidden. Throws `NotSupportedError`. */
export function refuseSharingRules(project: Project, object: SObjectSchema): void {
  const component = project.find("SharingRules", object.name);
  if (component !== undefined && hasRules(component))
    throw new NotSupportedError(`sharing rules of ${object.name}`, component.path);
}

function hasRules({ body }: MetadataComponent): boolean {
  return RULES.some((element) => nodes(body, element).length > 0);
}
