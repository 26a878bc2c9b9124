import type { SObjectSchema } from "../schema/types.ts";
import type { AccessMode } from "../security/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { RecordValues } from "../values.ts";
import type { SaveDependencies } from "./dependencies.ts";
import type { Row } from "./row.ts";
import type { EventListener, FlowRunner, SaveOperation, SaveResult, TriggerRunner } from "./types.ts";

/** What all steps of one DML statement share. */
export interface Statement {
  readonly dependencies: SaveDependencies;
  readonly transaction: Transaction;
  readonly object: SObjectSchema;
  readonly operation: SaveOperation;
  /** When it began: milliseconds since 1970. Statements of one transaction have times of their own. */
  readonly startedAt: number;
  readonly access: AccessMode;
  /** The platform's own write (roll-up summaries, totals): read-only fields may be set. */
  readonly internal: boolean;
  /** Texts that are too long for their field are cut. */
  readonly truncates: boolean;
  /** What the org keeps as patterns for new records is not seen, as in Apex tests. */
  readonly isolated: boolean;
  readonly triggers: TriggerRunner | null;
  readonly flows: FlowRunner | null;
  /** Told of each event that is published. */
  readonly tell: EventListener;
  /** Details that went with their masters, or came back with them, by object. */
  readonly cascaded: Map<SObjectSchema, RecordValues[]>;
  /** Saves other records as the platform itself, through their own order of execution. */
  saveAsPlatform(operation: SaveOperation, object: SObjectSchema, records: RecordValues[]): SaveResult[];
}

/** One step of the order of execution; it sets bad rows aside, and later steps see only the good ones. */
export type Step = (statement: Statement, rows: Row[]) => void;

/** The moment of the save as fields store it: whole seconds, UTC. */
export function timestamp(statement: Statement): string {
  return new Date(Math.floor(statement.startedAt / 1000) * 1000).toISOString();
}
