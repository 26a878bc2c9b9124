import { currentExecution } from "../../runtime/execution.ts";
import type { PlainObject } from "../../runtime/plainObject.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { ApexList, valueEquals, type ApexValue } from "../../runtime/values/index.ts";
import { dataObject } from "../dataClass.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexPageReference } from "./PageReference.ts";

const MESSAGES = Symbol("messages of the page");
const PAGE = Symbol("current page");

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_apexpages.htm */
export const ApexPagesClass: LibraryClass = {
  name: "System.ApexPages",
  statics: {
    ...required({
      addMessage: (message: PlainObject) => addMessage(message),
      addMessages: (exception: ApexValue) => addExceptionMessages(exception)
    }),
    currentPage: () => currentPage(),
    getMessages: () => new ApexList("ApexPages.Message", [...pageMessages()]),
    "hasMessages()": () => pageMessages().length > 0,
    "hasMessages(ApexPages.Severity)": (severity: ApexValue) =>
      pageMessages().some((each) => valueEquals(each.variables.get("severity") ?? null, severity))
  }
};

/** The page that a test has set, else one without an address; null outside of tests, as there are no pages. */
export function currentPage(): ApexValue {
  const { transaction, test } = currentExecution();
  if (test !== null && !transaction.state.has(PAGE)) setCurrentPage(new ApexPageReference(""));
  return (transaction.state.get(PAGE) ?? null) as ApexValue;
}

export function setCurrentPage(page: ApexValue): void {
  currentExecution().transaction.state.set(PAGE, page);
}

export function clearMessages(): void {
  currentExecution().transaction.state.delete(MESSAGES);
}

function pageMessages(): PlainObject[] {
  const { state } = currentExecution().transaction;
  const known = (state.get(MESSAGES) as PlainObject[] | undefined) ?? [];
  state.set(MESSAGES, known);
  return known;
}

function addMessage(message: PlainObject): void {
  pageMessages().push(message);
}

/** An exception gives a message of its own, a failed DML statement one for each record. */
function addExceptionMessages(exception: ApexValue): void {
  if (!(exception instanceof ApexException)) return;
  const failures = exception.dmlFailures.map((failure) => failure.message);
  for (const summary of failures.length > 0 ? failures : [exception.message]) {
    const severity = enumValue("ApexPages.Severity", "ERROR");
    addMessage(dataObject("ApexPages.Message", { severity, summary, detail: summary }));
  }
}
