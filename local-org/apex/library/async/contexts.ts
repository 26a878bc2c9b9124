import { PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** What a job is told of itself: `getJobId()` of a queueable or a batch, `getTriggerId()` of a scheduled class. */
export class ApexJobContext extends PlatformObject {
  readonly apexType: string;
  readonly jobId: string;

  constructor(apexType: string, jobId: string) {
    super();
    this.apexType = apexType;
    this.jobId = jobId;
  }

  override apexHas(method: string, parameterCount: number): boolean {
    return parameterCount === 0 && ["getjobid", "getchildjobid", "gettriggerid"].includes(method.toLowerCase());
  }

  override apexCall(): ApexValue {
    return this.jobId;
  }
}

const jobId = (self: ApexJobContext): string => self.jobId;

export const contextClasses: readonly LibraryClass[] = [
  { name: "System.QueueableContext", methods: { getJobId: jobId } },
  { name: "System.SchedulableContext", methods: { getTriggerId: jobId } },
  { name: "Database.BatchableContext", methods: { getJobId: jobId, getChildJobId: jobId } }
];
