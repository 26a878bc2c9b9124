import { moveNextTo, moveToEdge } from "../async/flexQueue.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FlexQueue.htm */
export const FlexQueueClass: LibraryClass = {
  name: "System.FlexQueue",
  statics: required({
    moveAfterJob: (jobId: string, other: string) => moveNextTo(jobId, other, "after"),
    moveBeforeJob: (jobId: string, other: string) => moveNextTo(jobId, other, "before"),
    moveJobToEnd: (jobId: string) => moveToEdge(jobId, "end"),
    moveJobToFront: (jobId: string) => moveToEdge(jobId, "front")
  })
};
