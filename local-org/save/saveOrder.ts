import type { OrgErrorDetail } from "../errors.ts";
import { to18 } from "../ids.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { SYSTEM_MODE, type AccessMode } from "../security/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { RecordValues } from "../values.ts";
import { savePartially, undoneUnless } from "./attempts.ts";
import { captureWrites } from "./changeDataCapture/captureSteps.ts";
import type { SaveDependencies } from "./dependencies.ts";
import { resendEvents } from "./eventDelivery.ts";
import { convertLead } from "./leadConversion.ts";
import { MergeOfLosers } from "./merge.ts";
import { refuseMixedDml } from "./mixedDml.ts";
import { publishEvents, publishMadeChangeEvents } from "./platformEvents.ts";
import { idOf, isGood, newRow, type Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";
import { afterSave } from "./steps/afterSave.ts";
import { setAuditFields } from "./steps/auditFields.ts";
import { setAutoNumbers } from "./steps/autoNumbers.ts";
import { applyDefaultRecordType } from "./steps/defaultRecordType.ts";
import { applyDefaultValues } from "./steps/defaultValues.ts";
import { totalCascaded } from "./steps/cascadedTotals.ts";
import { cascadeDelete, deleteRecords } from "./steps/deleteRecords.ts";
import { resolveFieldNames } from "./steps/fieldNames.ts";
import { writeFieldHistory } from "./steps/fieldHistory.ts";
import { checkGivenValues, checkRecordValues } from "./steps/fieldValues.ts";
import { checkNotInTrigger } from "./recordsInTriggers.ts";
import { checkLookupFilters } from "./steps/lookupFilters.ts";
import { dropManualShares } from "./steps/manualShares.ts";
import { matchExternalIds } from "./steps/matchExternalIds.ts";
import { checkOwners } from "./steps/owners.ts";
import { checkObjectAccess } from "./steps/objectAccess.ts";
import { checkPicklistValues } from "./steps/picklistValues.ts";
import { checkRecordAccess } from "./steps/recordAccess.ts";
import { checkRecordIds, loadOldRecords } from "./steps/recordIds.ts";
import { beforeDeleteFlows, beforeSaveFlows } from "./steps/recordFlows.ts";
import {
  afterDeleteTriggers,
  afterUndeleteTriggers,
  beforeDeleteTriggers,
  beforeSaveTriggers
} from "./steps/recordTriggers.ts";
import { checkReferences, checkSelfReferences } from "./steps/references.ts";
import { checkRequiredFields } from "./steps/requiredFields.ts";
import { checkRestrictedDelete } from "./steps/restrictedDelete.ts";
import { updateRollupSummaries } from "./steps/rollupSummaries.ts";
import { refreshSecurity } from "./steps/securityCache.ts";
import { applySharingRules } from "./steps/sharingRules.ts";
import { standardBehaviour } from "./steps/standardBehaviours.ts";
import { startRecord } from "./steps/startRecord.ts";
import { checkMastersAreThere, undeleteRecords } from "./steps/undeleteRecords.ts";
import { checkRecordTypes } from "./steps/visibleRecordTypes.ts";
import { checkValidationRules } from "./steps/validationRules.ts";
import { checkWriteableFields } from "./steps/writeableFields.ts";
import { writeRecords } from "./steps/writeRecords.ts";
import { writeByPlatform } from "./writeByPlatform.ts";
import type {
  EventListener,
  FlowRunner,
  LeadConversion,
  LeadConversionResult,
  MergeRequest,
  MergeResult,
  SaveOperation,
  SaveOrder,
  SaveRequest,
  SaveResult,
  TriggerRunner
} from "./types.ts";

/** Rows that go through the order together, and the size of a trigger's `Trigger.new`. */
const CHUNK = 200;

/** What is checked once, on the request as it came. A row that fails here never reaches a trigger. */
const REQUEST: readonly Step[] = [
  resolveFieldNames,
  checkRecordIds,
  loadOldRecords,
  checkObjectAccess,
  checkGivenValues,
  refuseMixedDml,
  checkWriteableFields,
  checkRecordAccess,
  checkNotInTrigger,
  standardBehaviour("checkRequest")
];

/**
 * The order of execution of a save
 * (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm).
 */
const SAVE: readonly Step[] = [
  startRecord,
  applyDefaultRecordType,
  applyDefaultValues,
  standardBehaviour("derive"),
  checkSelfReferences,
  checkRecordTypes,
  checkReferences,
  beforeSaveFlows,
  beforeSaveTriggers,
  standardBehaviour("derive"),
  checkRecordValues,
  checkRequiredFields,
  checkRecordTypes,
  checkPicklistValues,
  checkReferences,
  checkLookupFilters,
  checkOwners,
  standardBehaviour("validate"),
  checkValidationRules,
  setAutoNumbers,
  setAuditFields,
  writeRecords,
  captureWrites,
  writeFieldHistory,
  dropManualShares,
  refreshSecurity,
  standardBehaviour("afterWrite"),
  afterSave,
  standardBehaviour("total"),
  updateRollupSummaries,
  applySharingRules
];

const DELETE: readonly Step[] = [
  beforeDeleteFlows,
  beforeDeleteTriggers,
  standardBehaviour("beforeDelete"),
  checkRestrictedDelete,
  cascadeDelete,
  deleteRecords,
  refreshSecurity,
  afterDeleteTriggers,
  standardBehaviour("total"),
  updateRollupSummaries,
  totalCascaded
];

const UNDELETE: readonly Step[] = [
  checkMastersAreThere,
  undeleteRecords,
  refreshSecurity,
  afterUndeleteTriggers,
  standardBehaviour("total"),
  updateRollupSummaries,
  totalCascaded,
  applySharingRules
];

const STEPS: Readonly<Record<SaveOperation, readonly Step[]>> = {
  insert: SAVE,
  update: SAVE,
  upsert: SAVE,
  delete: DELETE,
  undelete: UNDELETE
};

/**
 * The save order of an org, which learns of the triggers when Apex has been compiled, and of who else wants to be told of events; and of the flows when
 * they have been read.
 */
export interface LocalSaveOrder extends SaveOrder {
  useFlows(runner: FlowRunner): void;
  useTriggers(runner: TriggerRunner, tell?: EventListener): void;
}

/** Makes the save order over a schema, a store and a security. */
export function createSaveOrder(dependencies: SaveDependencies): LocalSaveOrder {
  return new PlatformSaveOrder(dependencies);
}

class PlatformSaveOrder implements LocalSaveOrder {
  readonly #dependencies: SaveDependencies;
  #triggers: TriggerRunner | null = null;
  #flows: FlowRunner | null = null;
  #tell: EventListener = () => {};

  constructor(dependencies: SaveDependencies) {
    this.#dependencies = dependencies;
  }

  useTriggers(runner: TriggerRunner, tell: EventListener = () => {}): void {
    this.#triggers = runner;
    this.#tell = tell;
  }

  useFlows(runner: FlowRunner): void {
    this.#flows = runner;
  }

  save(transaction: Transaction, request: SaveRequest): SaveResult[] {
    return this.#save(transaction, request, false);
  }

  merge(transaction: Transaction, { object, access, master, loserIds }: MergeRequest): MergeResult {
    const masterId = to18(String(master["Id"]));
    const losers = new MergeOfLosers(masterId);
    const errors: OrgErrorDetail[] = [];
    const success = undoneUnless(this.#dependencies.store, () => {
      const rows = loserIds.map((id, index) => newRow(index, { Id: id }));
      const statement = this.#statement(transaction, { object, access, operation: "delete" }, false);
      runSteps([...REQUEST, ...losers.steps], statement, rows);
      errors.push(...rows.flatMap((row) => row.errors));
      if (errors.length > 0) return false;
      const records = [master];
      const [updated] = this.save(transaction, { object, access, operation: "update", records, allOrNone: true });
      errors.push(...(updated?.errors ?? []));
      return errors.length === 0;
    });
    if (!success) this.#dependencies.security.invalidate();
    return {
      id: masterId,
      success,
      mergedIds: success ? loserIds : [],
      updatedRelatedIds: success ? losers.reparentedIds() : [],
      errors
    };
  }

  convertLead(transaction: Transaction, conversion: LeadConversion, access: AccessMode): LeadConversionResult {
    const object = this.#dependencies.schema.requireObject("Lead");
    const statement = this.#statement(transaction, { object, access, operation: "update" }, true);
    return convertLead(
      this.#dependencies,
      (operation, saved, record, as) => {
        const request = { operation, object: saved, records: [record], allOrNone: true, access };
        return this.#save(transaction, request, as === "platform")[0] as SaveResult;
      },
      (written, record, changes) => writeByPlatform(statement, written, record, changes),
      conversion
    );
  }

  publishChangeEvents(transaction: Transaction, object: SObjectSchema, records: RecordValues[]): SaveResult[] {
    const request = { operation: "insert", object, records, allOrNone: false, access: SYSTEM_MODE } as const;
    return this.#save(transaction, request, true);
  }

  resendEvents(transaction: Transaction): void {
    resendEvents(transaction);
  }

  #save(transaction: Transaction, request: SaveRequest, internal: boolean): SaveResult[] {
    const statement = this.#statement(transaction, request, internal);
    const rows = request.records.map((record, index) => newRow(index, { ...record }));
    if (request.operation === "upsert") {
      runSteps([resolveFieldNames, checkGivenValues], statement, rows);
      const good = rows.filter(isGood);
      matchExternalIds(this.#dependencies, request.object, request.externalIdField ?? "Id", good);
    }
    runSteps(REQUEST, statement, rows);
    const succeeded = undoneUnless(this.#dependencies.store, () => {
      saveInChunks(statement, rows, request.allOrNone);
      return !request.allOrNone || rows.every(isGood);
    });
    if (!rows.every(isGood)) refreshSecurity(statement, rows);
    return rows.map((row) => resultOf(row, request.operation, succeeded));
  }

  #statement(
    transaction: Transaction,
    request: Pick<SaveRequest, "object" | "operation" | "access" | "allowFieldTruncation" | "isolated">,
    internal: boolean
  ): Statement {
    return {
      dependencies: this.#dependencies,
      transaction,
      object: request.object,
      operation: request.operation,
      startedAt: Date.now(),
      access: request.access,
      truncates: request.allowFieldTruncation === true,
      isolated: request.isolated === true,
      internal,
      cascaded: new Map(),
      triggers: this.#triggers,
      flows: this.#flows,
      tell: this.#tell,
      saveAsPlatform: (operation, object, records) =>
        this.#save(transaction, { operation, object, records, allOrNone: false, access: SYSTEM_MODE }, true)
    };
  }
}

function saveInChunks(statement: Statement, rows: Row[], allOrNone: boolean): void {
  const steps = stepsOf(statement);
  if (statement.object.kind === "platformEvent") return runSteps(steps, statement, rows);
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    if (allOrNone) runSteps(steps, statement, chunk);
    else savePartially(statement, chunk, (good) => runSteps(steps, statement, good));
  }
}

function stepsOf({ object, operation }: Statement): readonly Step[] {
  if (object.changesOf !== undefined) return publishMadeChangeEvents;
  return object.kind === "platformEvent" ? publishEvents : STEPS[operation];
}

function runSteps(steps: readonly Step[], statement: Statement, rows: Row[]): void {
  for (const step of steps) {
    const good = rows.filter(isGood);
    if (good.length === 0) return;
    step(statement, good);
  }
}

/** A good row of a statement that was undone has failed too, without an error of its own. */
function resultOf(row: Row, operation: SaveOperation, kept: boolean): SaveResult {
  const success = kept && isGood(row);
  const isNew = row.old === null && (operation === "insert" || operation === "upsert");
  const id = isNew && !success ? null : idOf(row) || null;
  return { id, success, created: success && isNew, errors: row.errors };
}
