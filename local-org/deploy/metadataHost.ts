import { Worker } from "node:worker_threads";
import { NotSupportedError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { LocalOrg } from "../org.ts";
import type { OrgConfig } from "../setup/config.ts";
import { takeBack, takeCandidate, type DeployedProject } from "./deployedProject.ts";
import type { Preparation } from "./prepareDeployment.ts";
import { retrievePackage } from "./retrievePackage.ts";
import type { DeployOutcome, DeployRequest, MetadataHost } from "./types.ts";

export interface HostOptions {
  org: LocalOrg;
  /** Null for an org that runs the project's own files: those are the editor's to change. */
  deployed: DeployedProject | null;
  config: OrgConfig;
  cacheDir: string;
  /** Goes on with what now lies in the deployed project. */
  takeUp(): Promise<void>;
}

/** The metadata of an org, open to deployments where it began blank, and to retrievals always. */
export function createMetadataHost({ org, deployed, config, cacheDir, takeUp }: HostOptions): MetadataHost {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  return {
    deploy: async (request, signal) => {
      if (deployed === null)
        throw new NotSupportedError(
          "deploying into an org that runs the files of a project; begin one with --blank --reset"
        );
      return inTurn(() => deploy(request, deployed, signal));
    },
    retrieve: (manifest, folder) => inTurn(() => retrievePackage(org.project, manifest, folder))
  };

  async function deploy(request: DeployRequest, project: DeployedProject, signal: AbortSignal): Promise<DeployOutcome> {
    const outcome = await prepareInWorker({ request, project, config, cacheDir }, signal);
    signal.throwIfAborted();
    if (!outcome.success || request.checkOnly) return outcome;
    takeCandidate(project);
    try {
      await takeUp();
      return outcome;
    } catch (error) {
      takeBack(project);
      return { ...outcome, success: false, errorMessage: explain(error) };
    }
  }
}

/** Compiling and testing take seconds: the server answers other requests meanwhile. */
function prepareInWorker(preparation: Preparation, signal: AbortSignal): Promise<DeployOutcome> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./deployWorker.ts", import.meta.url), { workerData: preparation });
    signal.addEventListener("abort", () => void worker.terminate(), { once: true });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The deployment ended with code ${code}`)));
  });
}
