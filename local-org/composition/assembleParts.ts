import type { Platform } from "../apex/runtime/execution.ts";
import { globalValue } from "../formula/globals.ts";
import { compiledField } from "../formula/recordScope.ts";
import { createFlows } from "../flow/createFlows.ts";
import type { Project } from "../metadata/types.ts";
import { defaultRecordTypeName } from "../save/defaultRecordTypes.ts";
import { selectChangeEvents } from "../save/changeDataCapture/channels.ts";
import { eventSubscriberConfigs } from "../save/eventSubscriberConfigs.ts";
import { publishesImmediately } from "../save/publishBehavior.ts";
import { createSaveOrder, type LocalSaveOrder } from "../save/saveOrder.ts";
import type { Schema } from "../schema/types.ts";
import { createSecurity } from "../security/createSecurity.ts";
import type { Security, UserContext } from "../security/types.ts";
import { runSoql, runSosl, type QueryEngine } from "../soql/index.ts";
import type { OrgConfig } from "../setup/config.ts";
import { automatedProcess, userNamed } from "../setup/people.ts";
import { setupObjects } from "../setup/syncSetup.ts";
import { copyRecords } from "../store/copyRecords.ts";
import { openStore } from "../store/sqliteStore.ts";
import type { Store } from "../store/types.ts";
import type { FieldValue } from "../values.ts";
import { labelText } from "./customLabels.ts";
import type { TransactionRunner } from "../transaction/transactionRunner.ts";

/** The parts of an org over one state of its project. */
export interface OrgParts {
  project: Project;
  schema: Schema;
  security: Security;
  saveOrder: LocalSaveOrder;
  platform: Platform;
}

/** Puts security, queries and saves on a schema and a store. Apex comes on top, through `platform`. */
export function assembleParts(
  project: Project,
  schema: Schema,
  store: Store,
  runner: TransactionRunner,
  sharing: OrgConfig["sharing"],
  isForTests = false
): OrgParts {
  const security = createSecurity({ project, schema, store, ...sharing });
  const label = (name: string): string | null => labelText(project, name);
  const formulaGlobal = (reference: string, user: UserContext): FieldValue =>
    globalValue({ schema, store, security, label }, user, reference);
  const saveOrder = createSaveOrder({
    schema,
    store,
    security,
    label,
    defaultRecordType: (user, object) => defaultRecordTypeName(project, user, object),
    keepsHistory: !isForTests,
    resendsWhenAsked: isForTests,
    changeEvents: selectChangeEvents(project, schema),
    publishesImmediately: (event) => publishesImmediately(project, event),
    eventSubscribers: eventSubscriberConfigs(project),
    newTransaction: (work, username) => runner.transact(userNamed(store, username) ?? automatedProcess(store), work)
  });
  const engine: QueryEngine = {
    schema,
    store,
    security,
    formulaFor: (object, field) => compiledField(field, object, schema),
    globalValue: formulaGlobal
  };
  const query: Platform["query"] = (soql, options) => runSoql(engine, soql, options);
  const flows = createFlows({
    project,
    schema,
    store,
    security,
    saveOrder,
    query,
    label,
    isForTests,
    // Users that a test has made are known to its own parts only.
    newTransaction: (userId, work) =>
      isForTests ? work(runner.begin(security.user(userId), true)) : runner.transact(userId, work)
  });
  saveOrder.useFlows(flows);
  const platform: Platform = {
    project,
    schema,
    store,
    security,
    saveOrder,
    flows,
    query,
    search: (sosl, options) => runSosl(engine, sosl, options).map(({ result }) => result),
    formulaGlobal,
    forTests: () => assembleForTests(project, schema, store, runner, sharing).platform,
    beginTransaction: (user, asynchronous) => runner.begin(user, asynchronous)
  };
  return { project, schema, security, saveOrder, platform };
}

/** The same parts over a store in memory that knows the org's users and settings, and no other record; tests leave no history. */
function assembleForTests(
  project: Project,
  schema: Schema,
  store: Store,
  runner: TransactionRunner,
  sharing: OrgConfig["sharing"]
): OrgParts {
  const memory = openStore(":memory:");
  memory.migrate(schema.objects());
  copyRecords(store, memory, setupObjects(schema));
  return assembleParts(project, schema, memory, runner, sharing, true);
}
