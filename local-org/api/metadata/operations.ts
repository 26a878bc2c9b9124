import type { MetadataHost, Retrieved } from "../../deploy/types.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { asFlag, isObject, type JsonObject } from "../input.ts";
import type { SoapValue } from "../soap/answers.ts";
import { deployResult } from "./deployResult.ts";
import { describeMetadata, listMetadata } from "./describe.ts";
import type { DeployJob, MetadataJobs, RetrieveJob } from "./jobs.ts";
import { readMetadata } from "./read.ts";
import { deployRequest, list, manifestOf } from "./requests.ts";

/** What every operation of the Metadata API stands on. */
export interface MetadataCall {
  org: LocalOrg;
  host: MetadataHost;
  jobs: MetadataJobs;
  user: UserContext;
  content: JsonObject;
}

type MetadataOperation = (call: MetadataCall) => SoapValue;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm */
export const metadataOperations: Record<string, MetadataOperation> = {
  deploy,
  checkDeployStatus: ({ jobs, content }) =>
    deployResult(jobs.deployment(String(content["asyncProcessId"])), asFlag(content["includeDetails"])),
  deployRecentValidation,
  cancelDeploy,
  retrieve,
  checkRetrieveStatus: ({ jobs, content }) =>
    retrieveResult(jobs.retrieval(String(content["asyncProcessId"])), content["includeZip"] !== "false"),
  describeMetadata: () => describeMetadata(),
  readMetadata: ({ org, content }) =>
    readMetadata(org, String(content["type"]), list(content["fullNames"]).map(String)),
  listMetadata: ({ org, user, content }) =>
    listMetadata(
      org,
      user,
      list(content["queries"]).map((query) => (isObject(query) ? String(query["type"]) : ""))
    )
};

function deploy({ host, jobs, user, content }: MetadataCall): SoapValue {
  const zip = content["ZipFile"];
  if (typeof zip !== "string") throw new OrgError("INVALID_FIELD_FOR_INSERT_UPDATE", "The deployment has no ZipFile");
  const options = isObject(content["DeployOptions"]) ? content["DeployOptions"] : {};
  const request = deployRequest(Buffer.from(zip, "base64"), options);
  const { id } = jobs.deploy(user, request, (signal) => host.deploy(request, signal));
  return { done: false, id, state: "Queued" };
}

function deployRecentValidation({ host, jobs, user, content }: MetadataCall): SoapValue {
  return quickDeploy(host, jobs, user, String(content["validationId"])).id;
}

/** Deploys without tests what was validated with them. */
export function quickDeploy(
  host: MetadataHost,
  jobs: MetadataJobs,
  user: UserContext,
  validationId: string
): DeployJob {
  const validation = jobs.deployment(validationId);
  if (validation.outcome?.success !== true || !validation.request.checkOnly)
    throw new OrgError("INVALID_ID_FIELD", `${validation.id} is no validation that succeeded`);
  const request = { ...validation.request, checkOnly: false, testLevel: "NoTestRun" as const };
  return jobs.deploy(user, request, (signal) => host.deploy(request, signal));
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_canceldeployresult.htm */
function cancelDeploy({ jobs, user, content }: MetadataCall): SoapValue {
  const job = jobs.cancel(user, String(content["id"] ?? content["String"]));
  return { done: job.ended !== null, id: job.id };
}

function retrieve({ host, jobs, user, content }: MetadataCall): SoapValue {
  const request = isObject(content["retrieveRequest"]) ? content["retrieveRequest"] : content["request"];
  if (!isObject(request)) throw new OrgError("INVALID_OPERATION", "The retrieval has no request");
  if (list(request["packageNames"]).length > 0)
    throw new OrgError("INVALID_CROSS_REFERENCE_KEY", "No package named in the request exists");
  const folder = asFlag(request["singlePackage"]) ? "" : "unpackaged/";
  const { id } = jobs.retrieve(user, () => host.retrieve(manifestOf(request["unpackaged"]), folder));
  return { done: false, id, state: "Queued" };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieveresult.htm */
function retrieveResult(job: RetrieveJob, includeZip: boolean): SoapValue {
  const { id, outcome, error, ended } = job;
  return {
    done: ended !== null,
    errorMessage: error ?? undefined,
    errorStatusCode: error === null ? undefined : "UNKNOWN_EXCEPTION",
    fileProperties: (outcome?.files ?? []).map((file) => fileProperties(file, job)),
    id,
    messages: (outcome?.missing ?? []).map(({ type, fullName }) => ({
      fileName: "unpackaged/package.xml",
      problem: `Entity of type '${type}' named '${fullName}' cannot be found`
    })),
    status: ended === null ? "InProgress" : error === null ? "Succeeded" : "Failed",
    success: ended !== null && error === null,
    zipFile: includeZip && outcome !== null ? Buffer.from(outcome.zip).toString("base64") : undefined
  };
}

function fileProperties(
  { type, fullName, fileName }: Retrieved["files"][number],
  { user, started }: RetrieveJob
): SoapValue {
  const date = started.toISOString();
  return {
    createdById: user.userId,
    createdByName: user.name,
    createdDate: date,
    fileName,
    fullName,
    id: "",
    lastModifiedById: user.userId,
    lastModifiedByName: user.name,
    lastModifiedDate: date,
    manageableState: "unmanaged",
    type
  };
}
