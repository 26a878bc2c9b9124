import { NotSupportedError, OrgError, type OrgErrorDetail } from "../../errors.ts";
import type { FlowEvent, FlowEventRecord, RecordChange, TriggerErrors } from "../../save/types.ts";
import { SYSTEM_MODE } from "../../security/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { FlowDefinition } from "../definition/types.ts";
import { FlowContext } from "../interviews/context.ts";
import { Interview } from "../interviews/interview.ts";
import { runInterviews, type InterviewEnd } from "../interviews/run.ts";
import type { FlowOrg } from "../types.ts";
import { FlowRecord } from "../values/flowValue.ts";
import type { RecordTrigger } from "./recordTrigger.ts";

/** A flow with what starts it. */
export interface RecordFlow {
  readonly definition: FlowDefinition;
  readonly trigger: RecordTrigger;
}

/** A context for interviews of these flows; a new one for each flow, since each may write. */
export type ContextOf = (transaction: Transaction, event: FlowEvent) => FlowContext;

/** Starts the flows one after another, each with an interview for each record that meets its conditions. */
export function startRecordFlows(
  flows: readonly RecordFlow[],
  transaction: Transaction,
  event: FlowEvent,
  contextOf: ContextOf
): TriggerErrors {
  const errors: TriggerErrors = new Map();
  for (const flow of flows) {
    const context = contextOf(transaction, event);
    const interviews = new Map<Interview, number>();
    for (const [index, record] of event.records.entries()) {
      if (errors.has(index) || !flow.trigger.changes.includes(changeOf(event, record))) continue;
      const interview = interviewOf(flow.definition, context, event, record);
      if (flow.trigger.meets(interview)) interviews.set(interview, index);
    }
    if (interviews.size === 0) continue;
    refuseScheduledPaths(flow, context);
    run(flow, interviews, context, errors);
  }
  return errors;
}

function changeOf({ timing }: FlowEvent, { old }: FlowEventRecord): RecordChange {
  if (timing === "RecordBeforeDelete") return "Delete";
  return old === null ? "Create" : "Update";
}

/** Before the save the interview works on the very record that is saved. */
function interviewOf(
  definition: FlowDefinition,
  context: FlowContext,
  { object, timing }: FlowEvent,
  { record, old }: FlowEventRecord
): Interview {
  const prior = old === null ? null : new FlowRecord(object, old, true);
  const values = timing === "RecordBeforeSave" ? record : { ...record };
  return new Interview(definition, context, new FlowRecord(object, values, true), prior);
}

function run(
  flow: RecordFlow,
  interviews: ReadonlyMap<Interview, number>,
  context: FlowContext,
  errors: TriggerErrors
): void {
  for (const end of runInterviews([...interviews.keys()])) {
    const found = errorsOf(flow.definition, end);
    const index = interviews.get(end.interview);
    if (found.length > 0 && index !== undefined) errors.set(index, found);
  }
  afterTheCommit(flow, [...interviews.keys()], context);
}

/** A test ends before a later day comes; elsewhere what is to happen then would be lost. */
function refuseScheduledPaths({ definition, trigger }: RecordFlow, { org }: FlowContext): void {
  const [path] = trigger.scheduledPaths;
  if (path === undefined || org.isForTests) return;
  throw new NotSupportedError(`the scheduled path ${path} of the flow ${definition.name}`, definition.path);
}

/** The asynchronous path: the same records in a transaction of their own. */
function afterTheCommit(
  { definition, trigger }: RecordFlow,
  interviews: readonly Interview[],
  context: FlowContext
): void {
  if (trigger.afterCommit === null) return;
  const path = { ...definition, start: trigger.afterCommit };
  const { transaction, org, actions, flowNamed } = context;
  transaction.afterCommit(() =>
    org.newTransaction(transaction.user.userId, (own) => {
      const later = new FlowContext(org, own, SYSTEM_MODE, actions, flowNamed);
      const records = stillThere(interviews, org);
      for (const end of runInterviews(records.map((record) => new Interview(path, later, record)))) reportFault(end);
    })
  );
}

/** The records as they are stored now, without those that are gone. */
function stillThere(interviews: readonly Interview[], { store }: FlowOrg): FlowRecord[] {
  return interviews.flatMap(({ record }) => {
    const values = record?.id == null ? undefined : store.read(record.object, [record.id]).get(record.id);
    return record === null || values === undefined || values["IsDeleted"] === true
      ? []
      : [new FlowRecord(record.object, values, true)];
  });
}

/** Nobody waits for what runs after the commit: a fault undoes it, and is an error of the background. */
function reportFault({ interview, fault }: InterviewEnd): void {
  if (fault !== null) throw new OrgError("UNKNOWN_EXCEPTION", `${interview.flow.label}: ${fault.message}`);
}

/** What keeps the record from being saved. */
function errorsOf(flow: FlowDefinition, { interview, fault }: InterviewEnd): OrgErrorDetail[] {
  if (interview.customErrors.length > 0) {
    return interview.customErrors.map(({ message, field }) => {
      return { statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields: field === null ? [] : [field] };
    });
  }
  if (fault === null) return [];
  const message = `We can't save this record because the “${flow.label}” process failed. Give your Salesforce admin these details. ${fault.message}`;
  return [{ statusCode: "CANNOT_EXECUTE_FLOW_TRIGGER", message, fields: [] }];
}
