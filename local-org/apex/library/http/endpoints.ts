import { NotSupportedError } from "../../../errors.ts";
import { flag, nodes, text } from "../../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode, Project } from "../../../metadata/types.ts";
import { raise } from "../../runtime/values/index.ts";

/** Where a callout goes, and the headers that its named credential adds. */
export interface Endpoint {
  url: URL;
  headers: Record<string, string>;
}

/**
 * The address behind an endpoint: an URL of a remote site, or `callout:Name/path` of a named credential.
 * Throws `System.CalloutException` for what the project's metadata does not allow.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_remote_site_settings.htm
 */
export function resolveEndpoint(project: Project, endpoint: string): Endpoint {
  const named = /^callout:([^/?#]+)(.*)$/is.exec(endpoint.trim());
  if (named !== null) return namedEndpoint(project, named[1] ?? "", named[2] ?? "");
  const url = parsedUrl(endpoint.trim());
  if (!isAllowed(project, url)) {
    raise(
      "System.CalloutException",
      `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`
    );
  }
  return { url, headers: {} };
}

function parsedUrl(endpoint: string): URL {
  if (!/^https?:\/\//i.test(endpoint)) raise("System.CalloutException", `no protocol: ${endpoint}`);
  return URL.canParse(endpoint) ? new URL(endpoint) : raise("System.CalloutException", `Invalid URL: ${endpoint}`);
}

/** A remote site allows all paths of its host; another protocol only where protocol security is disabled. */
function isAllowed(project: Project, url: URL): boolean {
  return project.ofType("RemoteSiteSetting").some(({ body }) => {
    const site = text(body, "url") ?? "";
    if (!flag(body, "isActive", true) || !URL.canParse(site)) return false;
    const { hostname, port, protocol } = new URL(site);
    if (flag(body, "disableProtocolSecurity") && hostname === url.hostname) return port === url.port;
    return hostname === url.hostname && port === url.port && protocol === url.protocol;
  });
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_namedcredential.htm */
function namedEndpoint(project: Project, name: string, path: string): Endpoint {
  const credential = project.find("NamedCredential", name);
  if (credential === undefined) {
    raise(
      "System.CalloutException",
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`
    );
  }
  const { body } = credential;
  const parameters = nodes(body, "namedCredentialParameters");
  const base = text(body, "endpoint") ?? valueOf(parameters, "Url") ?? "";
  refuseAuthentication(project, credential, parameters);
  const joined = path.startsWith("/") ? base.replace(/\/$/, "") + path : base + path;
  return { url: parsedUrl(joined), headers: fixedHeaders(parameters) };
}

function valueOf(parameters: readonly MetadataNode[], type: string): string | null {
  const found = parameters.find((each) => text(each, "parameterType") === type);
  return found === undefined ? null : text(found, "parameterValue");
}

/** Secrets are no metadata, so only what needs none can be called. */
function refuseAuthentication(
  project: Project,
  { fullName, body }: MetadataComponent,
  parameters: MetadataNode[]
): void {
  const external = parameters.find((each) => text(each, "parameterType") === "Authentication");
  const externalName = external === undefined ? null : text(external, "externalCredential");
  const protocol =
    externalName === null
      ? (text(body, "protocol") ?? "NoAuthentication")
      : (text(project.find("ExternalCredential", externalName)?.body ?? {}, "authenticationProtocol") ?? "unknown");
  if (["NoAuthentication", "Custom"].includes(protocol)) return;
  throw new NotSupportedError(`the authentication ${protocol} of the named credential ${fullName}`);
}

/** Custom headers whose values are plain texts; a formula stands for a secret. */
function fixedHeaders(parameters: readonly MetadataNode[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const each of parameters.filter((parameter) => text(parameter, "parameterType") === "HttpHeader")) {
    const [name, value] = [text(each, "parameterName") ?? "", text(each, "parameterValue") ?? ""];
    if (value.includes("{!"))
      throw new NotSupportedError(`the formula ${value} of a named credential's header ${name}`);
    headers[name] = value;
  }
  return headers;
}
