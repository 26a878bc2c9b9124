import type { PlainObject } from "../../runtime/plainObject.ts";
import { raise } from "../../runtime/values/index.ts";
import { dataClass, dataObject } from "../dataClass.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexUrl } from "./Url.ts";

/** What stands behind the org's name in a host, and what kind of host that makes. */
const DOMAINS: readonly (readonly [suffix: string, type: string])[] = [
  ["my.salesforce.com", "ORG_MY_DOMAIN"],
  ["lightning.force.com", "LIGHTNING_DOMAIN"],
  ["my.salesforce-setup.com", "SETUP_DOMAIN"],
  ["my.site.com", "EXPERIENCE_CLOUD_SITES_DOMAIN"],
  ["my.salesforce-sites.com", "SALESFORCE_SITES_DOMAIN"],
  ["vf.force.com", "VISUALFORCE_DOMAIN"],
  ["file.force.com", "CONTENT_DOMAIN"],
  ["container.force.com", "LIGHTNING_CONTAINER_COMPONENT_DOMAIN"],
  ["live-preview.salesforce-experience.com", "EXPERIENCE_CLOUD_SITES_LIVE_PREVIEW_DOMAIN"],
  ["preview.salesforce-experience.com", "EXPERIENCE_CLOUD_SITES_PREVIEW_DOMAIN"],
  ["builder.salesforce-experience.com", "EXPERIENCE_CLOUD_SITES_BUILDER_DOMAIN"]
];
/** Hosts of which a second part names a package and not a sandbox. */
const WITH_PACKAGE = new Set(["VISUALFORCE_DOMAIN", "LIGHTNING_CONTAINER_COMPONENT_DOMAIN"]);
const PARTITION = /\.(?:sandbox|develop|scratch|demo|patch|trailblaze|free|wpdemo)$/;

export const DomainClass: LibraryClass = dataClass("System.Domain");

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_DomainParser.htm */
export const DomainParserClass: LibraryClass = {
  name: "System.DomainParser",
  statics: required({
    "parse(String)": (address: string) => parse(address),
    "parse(System.Url)": (url: ApexUrl) => parse(url.toText())
  })
};

/** `name--sandbox--package` before the suffix, with the partition of the instance between. */
function parse(address: string): PlainObject {
  const written = address.includes("://") ? address : `https://${address}`;
  const host = URL.canParse(written) ? new URL(written).hostname : "";
  const found = DOMAINS.find(([suffix]) => host.endsWith(`.${suffix}`));
  if (found === undefined) raise("System.InvalidParameterValueException", `Not a domain of Salesforce: ${address}`);
  const [suffix, type] = found;
  const before = host.slice(0, -suffix.length - 1);
  const [name = "", ...parts] = before.replace(PARTITION, "").split("--");
  const packageName = WITH_PACKAGE.has(type) ? (parts.pop() ?? null) : null;
  return dataObject("System.Domain", {
    domainType: enumValue("System.DomainType", type),
    myDomainName: name,
    packageName,
    sandboxName: parts[0] ?? null,
    sitesSubdomainName: null
  });
}
