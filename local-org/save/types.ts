import type { OrgErrorDetail } from "../errors.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { AccessMode } from "../security/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { RecordValues } from "../values.ts";

export type SaveOperation = "insert" | "update" | "upsert" | "delete" | "undelete";

export interface SaveRequest {
  operation: SaveOperation;
  object: SObjectSchema;
  /** For update, delete and undelete each holds `Id`. */
  records: RecordValues[];
  /** upsert: the external id field by which records are matched; `Id` where absent. */
  externalIdField?: string;
  /** One failure undoes all of this statement. */
  allOrNone: boolean;
  access: AccessMode;
  /** Texts that are too long for their field are cut instead of refused. */
  allowFieldTruncation?: boolean;
  /** Asked for by an Apex test that does not see the org's data. */
  isolated?: boolean;
}

export interface SaveResult {
  id: string | null;
  success: boolean;
  /** upsert: the record was inserted. */
  created: boolean;
  /** Empty for a good record of an all-or-none statement that another record's failure undid. */
  errors: OrgErrorDetail[];
}

/** Up to three records of one object that become one. */
export interface MergeRequest {
  object: SObjectSchema;
  /** The record that stays: its `Id`, and what is to be changed in it. */
  master: RecordValues;
  /** The ids of those that are merged into it. */
  loserIds: string[];
  access: AccessMode;
}

export interface MergeResult {
  /** The master's. */
  id: string;
  success: boolean;
  mergedIds: string[];
  /** Records that hung below a loser and hang below the master now. */
  updatedRelatedIds: string[];
  errors: OrgErrorDetail[];
}

/** What is to become of a lead. */
export interface LeadConversion {
  leadId: string;
  /** One of the statuses of converted leads. */
  status: string | null;
  ownerId: string | null;
  /** Records that are there already; null for new ones. */
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  createsOpportunity: boolean;
  opportunityName: string | null;
  /** The contact that is there takes the lead's source. */
  overwritesLeadSource: boolean;
  /** What new records have beside what comes from the lead. */
  account: RecordValues;
  contact: RecordValues;
  opportunity: RecordValues;
}

export interface LeadConversionResult {
  leadId: string;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  success: boolean;
  errors: OrgErrorDetail[];
}

export type TriggerTiming = "before" | "after";
export type TriggerOperation = "insert" | "update" | "delete" | "undelete";

/** One call of an object's triggers: up to 200 records. */
export interface TriggerEvent {
  object: SObjectSchema;
  timing: TriggerTiming;
  operation: TriggerOperation;
  /** Trigger.new; in before triggers the runner writes changed values back into these very objects. Null on delete. */
  newRecords: RecordValues[] | null;
  /** Trigger.old, same order. Null on insert and undelete. */
  oldRecords: RecordValues[] | null;
  /** Of events: the one trigger that is given them. */
  trigger?: string;
  /** Of events: how their delivery is going. */
  delivery?: EventDelivery;
}

/** What a trigger of events is told of its run, and tells. */
export interface EventDelivery {
  /** How often these events were sent again. */
  readonly retries: number;
  /** Why they were sent again the last time. */
  readonly lastError: string | null;
  /** The replay id of the last event that is done, as the trigger has told; null where it has not. */
  checkpoint: string | null;
}

/** Errors that the triggers added, by the record's index; a record without errors is absent. */
export type TriggerErrors = Map<number, OrgErrorDetail[]>;

/** Runs Apex triggers; the save order knows no more of Apex than this. */
export interface TriggerRunner {
  handles(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): boolean;
  /** The names of all triggers that run then. */
  names(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): string[];
  /** The name of the trigger that runs then, of several the first. */
  name(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): string;
  /** An Apex exception that leaves a trigger is thrown on; the save turns it into CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY. */
  run(transaction: Transaction, event: TriggerEvent): TriggerErrors;
}

/** What is done to a record, as flows name it. */
export type RecordChange = "Create" | "Update" | "Delete";

/** When record-triggered flows run, as their metadata names it. */
export type FlowTiming = "RecordBeforeSave" | "RecordAfterSave" | "RecordBeforeDelete" | "PlatformEvent";

/** One record that may start flows. */
export interface FlowEventRecord {
  /** As it is going to be, or as it is deleted; before a save flows write what they set into this very object. */
  record: RecordValues;
  /** Before this save; null where it is new. */
  old: RecordValues | null;
}

/** One start of an object's flows: up to 200 records. */
export interface FlowEvent {
  object: SObjectSchema;
  timing: FlowTiming;
  records: readonly FlowEventRecord[];
}

/** Runs record-triggered flows; the save order knows no more of flows than this. */
export interface FlowRunner {
  handles(object: SObjectSchema, timing: FlowTiming): boolean;
  /** The errors by the record's index; a record without errors is absent. */
  run(transaction: Transaction, event: FlowEvent): TriggerErrors;
}

/**
 * Told of a platform event or a change event when it is published: after the commit, or at once where the event says so. Channels may add fields to a
 * change event that were not changed: those that they could are given with their values.
 */
export type EventListener = (event: SObjectSchema, record: RecordValues, enrichment: RecordValues) => void;

/** The platform's order of execution over one DML statement. Never throws for a record: it reports in the results. */
export interface SaveOrder {
  save(transaction: Transaction, request: SaveRequest): SaveResult[];
  /** Merges records; all of it or nothing. */
  merge(transaction: Transaction, request: MergeRequest): MergeResult;
  /** Converts a lead; all of it or nothing. */
  convertLead(transaction: Transaction, conversion: LeadConversion, access: AccessMode): LeadConversionResult;
  /** Publishes change events of one object that an Apex test has made; nobody else can publish them. */
  publishChangeEvents(transaction: Transaction, object: SObjectSchema, records: RecordValues[]): SaveResult[];
  /** Gives the triggers of an Apex test again the events for which they asked with a `RetryableException`. */
  resendEvents(transaction: Transaction): void;
}
