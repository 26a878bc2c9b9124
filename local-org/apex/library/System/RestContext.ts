import { currentExecution } from "../../runtime/execution.ts";
import { ApexMap, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass, LibraryProperty } from "../library.ts";
import { variableMembers, VariablesObject } from "../variables.ts";

/** The request of a REST call: `requestURI`, `httpMethod`, `requestBody`, `params`, `headers`. */
export class ApexRestRequest extends VariablesObject {
  readonly apexType = "System.RestRequest";

  constructor() {
    super();
    this.variables.set("params", new ApexMap("String", "String"));
    this.variables.set("headers", new ApexMap("String", "String"));
  }
}

/** The response of a REST call: `statusCode`, `responseBody`, `headers`. */
export class ApexRestResponse extends VariablesObject {
  readonly apexType = "System.RestResponse";

  constructor() {
    super();
    this.variables.set("headers", new ApexMap("String", "String"));
  }
}

const REST = Symbol("RestContext");

interface RestState {
  request: ApexValue;
  response: ApexValue;
}

/** What `RestContext.request` and `.response` hold in this transaction. */
export function restState(): RestState {
  const { state } = currentExecution().transaction;
  const known = state.get(REST) as RestState | undefined;
  const rest = known ?? { request: null, response: null };
  if (known === undefined) state.set(REST, rest);
  return rest;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restcontext.htm */
export const RestContextClass: LibraryClass = {
  name: "System.RestContext",
  staticProperties: { request: restProperty("request"), response: restProperty("response") }
};

export const RestRequestClass: LibraryClass = {
  name: "System.RestRequest",
  constructors: { "": () => new ApexRestRequest() },
  properties: variableMembers([
    "headers",
    "httpMethod",
    "params",
    "remoteAddress",
    "requestBody",
    "requestURI",
    "resourcePath"
  ]).properties,
  methods: {
    addHeader: (self: ApexRestRequest, name: string, value: string) => addTo(self, "headers", name, value),
    addParameter: (self: ApexRestRequest, name: string, value: string) => addTo(self, "params", name, value)
  }
};

export const RestResponseClass: LibraryClass = {
  name: "System.RestResponse",
  constructors: { "": () => new ApexRestResponse() },
  properties: variableMembers(["headers", "responseBody", "statusCode"]).properties,
  methods: { addHeader: (self: ApexRestResponse, name: string, value: string) => addTo(self, "headers", name, value) }
};

function restProperty(name: keyof RestState): LibraryProperty<void> {
  return {
    get: () => restState()[name],
    set: (_self, value: never) => {
      restState()[name] = value;
    }
  };
}

function addTo(self: VariablesObject, map: string, name: string, value: string): void {
  const values = self.get(map);
  if (values instanceof ApexMap) values.put(name, value);
}
