import type { ApexException } from "../../runtime/exceptions.ts";
import { type DmlFailure } from "../../runtime/exceptions.ts";
import { ApexList, ApexMap, ApexSet, raise } from "../../runtime/values/index.ts";
import { statusCode } from "../Database/Error.ts";
import type { LibraryClass } from "../library.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { fieldTokenOf } from "../Schema/SObjectField.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm */
export const ExceptionClass: LibraryClass = {
  name: "System.Exception",
  methods: {
    getCause: (self: ApexException) => self.cause,
    getLineNumber: (self: ApexException) => self.lineNumber,
    getMessage: (self: ApexException) => messageOf(self),
    getStackTraceString: (self: ApexException) => self.stackTrace,
    getTypeName: (self: ApexException) => self.apexType,
    initCause: (self: ApexException, cause: ApexException | null) => initCause(self, cause),
    setMessage: (self: ApexException, message: string | null) => {
      self.message = message;
      messagesSet.add(self);
    },
    toString: (self: ApexException) => self.describe(),
    getNumDml: (self: ApexException) => dmlFailures(self).length,
    getDmlFieldNames: (self: ApexException, index: number) =>
      new ApexList("String", [...dmlFailure(self, index).fields]),
    getDmlFields: (self: ApexException, index: number) => dmlFields(dmlFailure(self, index)),
    getDmlId: (self: ApexException, index: number) => dmlFailure(self, index).id,
    getDmlIndex: (self: ApexException, index: number) => dmlFailure(self, index).index,
    getDmlMessage: (self: ApexException, index: number) => dmlFailure(self, index).message,
    getDmlStatusCode: (self: ApexException, index: number) => dmlFailure(self, index).statusCode,
    getDmlType: (self: ApexException, index: number) => statusCode(dmlFailure(self, index).statusCode)
  }
};

/**
 * Of a query in user mode: the field that the user may not read, by its object. The query ends at the first.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm, getInaccessibleFields
 */
export const QueryExceptionClass: LibraryClass = {
  name: "System.QueryException",
  methods: { getInaccessibleFields: (self: ApexException) => inaccessibleFields(self) }
};

function inaccessibleFields({ message }: ApexException): ApexMap {
  const { schema } = currentExecution().platform;
  const [, field = "", ofField = ""] = /No such column '([^']+)' on entity '([^']+)'/.exec(message ?? "") ?? [];
  const [, whole = ""] = /sObject type '([^']+)' is not supported/.exec(message ?? "") ?? [];
  const object = schema.object(ofField || whole);
  if (object === undefined) return new ApexMap("String", "Set<String>");
  const fields = whole === "" ? [object.field(field)?.name ?? null] : object.fields.map((each) => each.name);
  const known = fields.filter((name) => name !== null);
  return new ApexMap("String", "Set<String>", known.length === 0 ? [] : [[object.name, new ApexSet("String", known)]]);
}

/** Exceptions whose message was given by `setMessage`. */
const messagesSet = new WeakSet<ApexException>();

/** An AuraHandledException shows the message of its constructor to the client only, to Apex just one that was set. */
function messageOf(exception: ApexException): string {
  const isHidden = exception.apexType === "System.AuraHandledException" && !messagesSet.has(exception);
  return isHidden || exception.message === null ? "Script-thrown exception" : exception.message;
}

function initCause(exception: ApexException, cause: ApexException | null): void {
  if (exception.cause !== null) raise("System.IllegalArgumentException", "Cause already set");
  exception.cause = cause;
}

function dmlFailures(exception: ApexException): DmlFailure[] {
  return exception.dmlFailures;
}

function dmlFailure(exception: ApexException, index: number): DmlFailure {
  return dmlFailures(exception)[index] ?? raise("System.ListException", `List index out of bounds: ${index}`);
}

/** The tokens of the fields that the failure names. */
function dmlFields({ object, fields }: DmlFailure): ApexList {
  const tokens = fields.flatMap((name) => {
    const field = object?.field(name);
    return object === undefined || field === undefined ? [] : [fieldTokenOf(object, field)];
  });
  return new ApexList("Schema.SObjectField", tokens);
}
