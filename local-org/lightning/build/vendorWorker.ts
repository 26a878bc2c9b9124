import { workerData } from "node:worker_threads";
import { baseComponents } from "./baseComponents.ts";

const { cacheDir } = workerData as { cacheDir: string };
await baseComponents(cacheDir);
