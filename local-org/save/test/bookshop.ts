import { fileURLToPath } from "node:url";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import type { SObjectSchema, Schema } from "../../schema/types.ts";
import { SYSTEM_MODE, type Security, type UserContext } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { Store } from "../../store/types.ts";
import { keepUnlessUndone } from "../../transaction/keepUnlessUndone.ts";
import { beginTransaction } from "../../transaction/transaction.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { RecordValues } from "../../values.ts";
import type { SaveDependencies } from "../dependencies.ts";
import { createSaveOrder, type LocalSaveOrder } from "../saveOrder.ts";
import type { SaveOperation, SaveRequest, SaveResult, TriggerErrors, TriggerEvent } from "../types.ts";

/** The fixture project. */
export const PROJECT = readProject(fileURLToPath(new URL("../../fixtures/bookshop", import.meta.url)));
const SCHEMA = buildSchema(PROJECT);

/** Code that stands for a trigger: its name is `Object timing operation`, such as `Book__c before insert`. */
type TriggerCode = (event: TriggerEvent, transaction: Transaction) => TriggerErrors | undefined;

/** What the user of a test may not do; everything else he may. */
export interface Refusals {
  create?: string[];
  edit?: string[];
  field?: string[];
  read?: string[];
  write?: string[];
}

/** An org in memory on the bookshop project, with the platform records that saves look at. */
export class Bookshop {
  readonly schema: Schema = SCHEMA;
  readonly store: Store = openStore(":memory:");
  readonly triggers = new Map<string, TriggerCode>();
  readonly events: string[] = [];
  readonly refused: Refusals = {};
  invalidations = 0;
  readonly afterCommit: (() => void)[] = [];
  readonly afterEnd: (() => void)[] = [];
  readonly saveOrder: LocalSaveOrder;
  readonly user: UserContext;
  readonly transaction: Transaction;

  constructor(more: Partial<SaveDependencies> = {}) {
    this.store.migrate(SCHEMA.objects());
    this.user = this.#seed();
    this.transaction = beginTransaction(this.user, {
      afterCommit: (work) => keepUnlessUndone(this.store, this.afterCommit, work),
      afterEnd: (work) => this.afterEnd.push(work)
    });
    this.saveOrder = createSaveOrder({ schema: SCHEMA, store: this.store, security: this.#security(), ...more });
    this.saveOrder.useTriggers({
      handles: (object, timing, operation) => this.triggers.has(`${object.name} ${timing} ${operation}`),
      name: (object) => `${object.name}Trigger`,
      names: (object, timing, operation) =>
        this.triggers.has(`${object.name} ${timing} ${operation}`) ? [`${object.name}Trigger`] : [],
      run: (transaction, event) => this.#runTrigger(transaction, event)
    });
  }

  save(
    operation: SaveOperation,
    object: string,
    records: RecordValues[],
    more: Partial<SaveRequest> = {}
  ): SaveResult[] {
    return this.saveOrder.save(this.transaction, {
      operation,
      object: this.object(object),
      records,
      allOrNone: false,
      access: SYSTEM_MODE,
      ...more
    });
  }

  /** Saves what must succeed and gives the ids. */
  insert(object: string, ...records: RecordValues[]): string[] {
    return this.save("insert", object, records).map(({ id, errors }) => {
      if (id === null) throw new Error(`${object}: ${errors.map(({ message }) => message).join("; ")}`);
      return id;
    });
  }

  insertOne(object: string, record: RecordValues): string {
    return String(this.insert(object, record)[0]);
  }

  read(object: string, id: string): RecordValues {
    return this.store.read(this.object(object), [id]).get(id) ?? {};
  }

  all(object: string): RecordValues[] {
    return this.store.all(`SELECT * FROM "${object}" WHERE IsDeleted = 0`, []);
  }

  object(name: string): SObjectSchema {
    return SCHEMA.requireObject(name);
  }

  #runTrigger(transaction: Transaction, event: TriggerEvent): TriggerErrors {
    const name = `${event.object.name} ${event.timing} ${event.operation}`;
    this.events.push(`${name} ${String((event.newRecords ?? event.oldRecords ?? []).length)}`);
    return this.triggers.get(name)?.(event, transaction) ?? new Map();
  }

  #seed(): UserContext {
    const store = this.store;
    const put = (object: string, record: RecordValues): string => {
      const id = store.nextId(this.object(object));
      store.insert(this.object(object), { ...record, Id: id });
      return id;
    };
    const profileId = put("Profile", { Name: "Standard User", UserType: "Standard" });
    const userId = put("User", {
      Username: "ada@example.com",
      IsActive: true,
      FirstName: "Ada",
      LastName: "Shelf",
      ProfileId: profileId
    });
    put("Pricebook2", { Name: "Standard Price Book", IsStandard: true, IsActive: true });
    put("OpportunityStage", { ...stage("Prospecting", 10, "Pipeline"), IsClosed: false, IsWon: false });
    put("OpportunityStage", { ...stage("Closed Won", 100, "Closed"), IsClosed: true, IsWon: true });
    put("TaskStatus", { ApiName: "Completed", MasterLabel: "Completed", IsClosed: true });
    return {
      userId,
      username: "ada@example.com",
      name: "Ada Shelf",
      email: "ada@example.com",
      profileId,
      profileName: "Standard User",
      roleId: null,
      userType: "Standard",
      timeZone: "UTC",
      locale: "en_US",
      language: "en_US"
    };
  }

  #security(): Security {
    const { refused } = this;
    const lacks = (list: string[] | undefined, name: string): boolean => list?.includes(name) === true;
    return {
      user: () => this.user,
      objectAccess: (_, object) => ({
        read: true,
        create: !lacks(refused.create, object.name),
        edit: !lacks(refused.edit, object.name),
        delete: !lacks(refused.edit, object.name),
        viewAll: false,
        modifyAll: false
      }),
      fieldAccess: (_, __, field) => ({ read: true, edit: !lacks(refused.field, field) }),
      classAccess: () => true,
      recordTypeVisible: () => true,
      tabVisible: () => true,
      applicationVisible: () => true,
      customPermission: () => false,
      userPermission: () => false,
      recordFilter: () => null,
      accessibleIds: (_, __, level, ids) => {
        const hidden = level === "read" ? refused.read : [...(refused.read ?? []), ...(refused.write ?? [])];
        return new Set(ids.filter((id) => !lacks(hidden, id)));
      },
      shareByRules: () => undefined,
      recalculateSharing: () => undefined,
      invalidate: () => {
        this.invalidations += 1;
      }
    };
  }
}

function stage(name: string, probability: number, forecast: string): RecordValues {
  return {
    ApiName: name,
    MasterLabel: name,
    DefaultProbability: probability,
    ForecastCategory: forecast,
    ForecastCategoryName: forecast,
    IsActive: true
  };
}

/** What `addError` of a trigger comes to. */
export function refuse(index: number, message: string): TriggerErrors {
  return new Map([[index, [{ statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields: [] }]]]);
}
