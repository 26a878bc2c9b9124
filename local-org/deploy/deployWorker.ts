import { parentPort, workerData } from "node:worker_threads";
import { prepareDeployment, type Preparation } from "./prepareDeployment.ts";

parentPort?.postMessage(await prepareDeployment(workerData as Preparation));
