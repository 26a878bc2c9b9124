import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import {
  ApexMap,
  isInstance,
  PlatformObject,
  raise,
  raiseNullArgument,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import type { ApexHttpRequest } from "./HttpRequest.ts";

const MOST_REQUESTS = 3;
const RESPONSES = Symbol("responses of continuations");

export class ApexContinuation extends PlatformObject {
  readonly apexType = "System.Continuation";
  timeout: ApexValue;
  continuationMethod: string | null = null;
  state: ApexValue = null;
  readonly requests = new ApexMap("String", "System.HttpRequest");

  constructor(timeout: number | null) {
    super();
    this.timeout = timeout;
  }

  add(request: ApexHttpRequest | null): string {
    if (this.requests.size >= MOST_REQUESTS) {
      raise("System.LimitException", `Too many callouts in a continuation: ${MOST_REQUESTS + 1}`);
    }
    const label = `Continuation-${this.requests.size + 1}`;
    this.requests.put(label, request ?? raiseNullArgument());
    return label;
  }
}

/**
 * A continuation of a test: its requests are answered by `Test.setContinuationResponse`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_continuation_testing.htm
 */
export const ContinuationClass: LibraryClass = {
  name: "System.Continuation",
  constructors: { "(Integer)": (_type: string, timeout: number | null) => new ApexContinuation(timeout) },
  properties: {
    ContinuationMethod: {
      get: (self: ApexContinuation) => self.continuationMethod,
      set: (self: ApexContinuation, method: string | null) => {
        self.continuationMethod = method;
      }
    },
    Timeout: {
      get: (self: ApexContinuation) => self.timeout,
      set: (self: ApexContinuation, timeout: number | null) => {
        self.timeout = timeout;
      }
    },
    state: {
      get: (self: ApexContinuation) => self.state,
      set: (self: ApexContinuation, state: ApexValue) => {
        self.state = state;
      }
    }
  },
  statics: { getResponse: (label: string | null) => responses().get(label ?? "") ?? null },
  methods: {
    addHttpRequest: (self: ApexContinuation, request: ApexHttpRequest | null) => self.add(request),
    getRequests: (self: ApexContinuation) => self.requests,
    toString: (self: ApexContinuation) => self.toText()
  }
};

/** `Test.setContinuationResponse`. */
export function setContinuationResponse(label: string, response: ApexValue): void {
  responses().set(label, response);
}

/** `Test.invokeContinuationMethod`: calls the controller's method with the labels of the requests, or without parameters in Visualforce. */
export function invokeContinuationMethod(controller: ApexValue, continuation: ApexContinuation): ApexValue {
  const method = continuation.continuationMethod?.toLowerCase() ?? raiseNullArgument();
  if (!isInstance(controller) || !controller.apexHas(method, 0)) {
    throw new NotSupportedError(
      `the continuation method ${method} that is no method of the controller without parameters`
    );
  }
  return controller.apexCall(method);
}

function responses(): Map<string, ApexValue> {
  const { state } = currentExecution().transaction;
  const known = (state.get(RESPONSES) as Map<string, ApexValue> | undefined) ?? new Map<string, ApexValue>();
  state.set(RESPONSES, known);
  return known;
}
