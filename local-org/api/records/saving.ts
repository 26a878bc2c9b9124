import { OrgError, type OrgErrorDetail } from "../../errors.ts";
import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { toOrgError } from "../errors.ts";
import type { ApiContext, ApiRequest } from "../route.ts";
import { askerOf, transactFor } from "./transactFor.ts";

export interface Statement {
  operation: SaveOperation;
  object: SObjectSchema;
  records: RecordValues[];
  allOrNone: boolean;
  externalIdField?: string;
}

/** Saves records for the request's user in a transaction of their own; one result each. */
export function save(context: ApiContext, request: ApiRequest, statement: Statement): SaveResult[] {
  return transactFor(context, askerOf(request), (transaction) =>
    context.org.saveOrder.save(transaction, { ...statement, access: USER_MODE })
  );
}

/** Saves one record. Throws its first error, all of its errors in `SaveFailure.details`. */
export function saveOne(
  context: ApiContext,
  request: ApiRequest,
  statement: Omit<Statement, "records" | "allOrNone"> & { record: RecordValues }
): SaveResult {
  const { record, ...rest } = statement;
  const [result] = save(context, request, { ...rest, records: [record], allOrNone: true });
  if (result === undefined) throw new OrgError("UNKNOWN_EXCEPTION", "The save reported nothing");
  if (!result.success) throw new SaveFailure(result.errors);
  return result;
}

/** Errors of one record's save. */
export class SaveFailure extends OrgError {
  readonly details: readonly OrgErrorDetail[];

  constructor(details: readonly OrgErrorDetail[]) {
    const first = details[0] ?? { statusCode: "UNKNOWN_EXCEPTION", message: "The save failed", fields: [] };
    super(first.statusCode, first.message, first.fields);
    this.details = details;
  }
}

/** A record that could not be read, as a save's result. */
export function refused(thrown: unknown): SaveResult {
  const { statusCode, message, fields } = toOrgError(thrown);
  return { id: null, success: false, created: false, errors: [{ statusCode, message, fields }] };
}

/** A save's result as the REST API shows it. */
export function saveResultJson(result: SaveResult, withCreated = false): unknown {
  const errors = result.errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
  return {
    ...(result.id === null ? {} : { id: result.id }),
    success: result.success,
    errors,
    ...(withCreated && result.success ? { created: result.created } : {})
  };
}
