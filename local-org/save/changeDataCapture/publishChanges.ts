import { changeEventName } from "../../schema/changeEvents.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { deliverToSubscribers } from "../eventDelivery.ts";
import type { Statement } from "../statement.ts";
import { changeEvents, type ChangeEvent } from "./changeEvents.ts";
import { changeOrigin } from "./changeOrigin.ts";
import type { Change } from "./types.ts";
import { netChanges } from "./netChanges.ts";

/** What is the same in the headers of all events of a transaction. */
type TransactionHeader = Readonly<Record<string, FieldValue>>;

/** Numbers of commits, one for each transaction that publishes. */
const COMMITS = "CommitNumber";

/** An event as its subscribers get it. */
interface Message {
  event: SObjectSchema;
  record: RecordValues;
  enrichment: RecordValues;
}

/** Publishes the events of what a transaction has changed, to streaming clients in the order of the changes and to the triggers of each event. */
export function publishChanges(statement: Statement, changes: readonly Change[]): void {
  const net = netChanges(changes);
  if (net.length === 0) return;
  const { schema, changeEvents: selection } = statement.dependencies;
  const eventOf = (entity: SObjectSchema): SObjectSchema | undefined => schema.object(changeEventName(entity));
  const events = changeEvents(
    net.filter(({ object }) => eventOf(object) !== undefined),
    (entity) => carriedFields(entity, eventOf(entity)),
    (entity) => selection?.enrichedFields(entity) ?? []
  );
  const header = transactionHeader(statement);
  const messages = events.flatMap((each, index) => {
    const event = eventOf(each.entity);
    return event === undefined ? [] : [messageOf(statement, event, each, { ...header, sequenceNumber: index + 1 })];
  });
  for (const { event, record, enrichment } of messages) statement.tell(event, record, enrichment);
  for (const [object, group] of Map.groupBy(messages, ({ event }) => event)) {
    const records = group.map(({ record }) => record);
    deliverToSubscribers({ ...statement, object, operation: "insert" }, records);
  }
}

/** The fields of the entity that its event carries: an event has no id. */
function carriedFields(entity: SObjectSchema, event: SObjectSchema | undefined): FieldSchema[] {
  return entity.fields.filter(({ name }) => name !== "Id" && event?.field(name) !== undefined);
}

function transactionHeader({ dependencies, transaction }: Statement): TransactionHeader {
  return {
    changeOrigin: changeOrigin(transaction),
    transactionKey: crypto.randomUUID(),
    commitTimestamp: Date.now(),
    commitNumber: dependencies.store.nextNumber(COMMITS),
    commitUser: transaction.user.userId
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm */
function messageOf(
  statement: Statement,
  event: SObjectSchema,
  change: ChangeEvent,
  header: TransactionHeader
): Message {
  const { entity, type, recordIds, fields, changedFields, nulledFields, enrichment } = change;
  const whole = {
    entityName: entity.name,
    changeType: type,
    ...header,
    recordIds,
    changedFields,
    nulledFields,
    diffFields: []
  };
  const record: RecordValues = {
    ReplayId: String(statement.dependencies.store.nextNumber("ReplayId")),
    ChangeEventHeader: JSON.stringify(whole),
    ...fields
  };
  return { event, record, enrichment };
}
