import { randomUUID } from "node:crypto";
import { currentExecution } from "../../runtime/execution.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";

const REQUEST = Symbol("System.Request");
const QUIDDITIES = {
  future: "FUTURE",
  queueable: "QUEUEABLE",
  finalizer: "TRANSACTION_FINALIZER_QUEUEABLE",
  batch: "BATCH_APEX",
  scheduled: "SCHEDULED"
} as const;

class ApexRequest extends PlatformObject {
  readonly apexType = "System.Request";
  readonly id = randomUUID();
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm */
export const RequestClass: LibraryClass = {
  name: "System.Request",
  statics: { getCurrent: () => current() },
  methods: {
    getRequestId: (self: ApexRequest) => self.id,
    getQuiddity: () => {
      const { asynchronous, test } = currentExecution();
      if (asynchronous !== null) return enumValue("System.Quiddity", QUIDDITIES[asynchronous]);
      return enumValue("System.Quiddity", test === null ? "SYNCHRONOUS" : "RUNTEST_SYNC");
    }
  }
};

/** One for each transaction. */
function current(): ApexRequest {
  const { state } = currentExecution().transaction;
  const known = state.get(REQUEST) as ApexRequest | undefined;
  const request = known ?? new ApexRequest();
  state.set(REQUEST, request);
  return request;
}
