import { bulk } from "./bulk.ts";
import { clients } from "./clients.ts";
import { fullDisk } from "./fullDisk.ts";
import { kills } from "./kills.ts";
import type { Trial } from "./trial.ts";

/** All trials, in the order in which they run. */
export const TRIALS: readonly Trial[] = [bulk, clients, kills, fullDisk];
