import type { SourceError } from "../../errors.ts";
import { SourceError as Mistake } from "../../errors.ts";
import type { Project } from "../../metadata/types.ts";
import type { TriggerErrors, TriggerEvent, TriggerOperation, TriggerTiming } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import { compileAnonymous } from "../compiler/compileUnit.ts";
import { isAnnotated } from "../compiler/declarations/annotations.ts";
import { parseAnonymous } from "../syntax/parse.ts";
import { resumeJob } from "../library/async/clock.ts";
import { dropPending, dueJobs, type PendingJob } from "../library/async/pending.ts";
import { openTests, runTests } from "../testing/runTests.ts";
import type {
  AnonymousResult,
  ApexClassInfo,
  ApexEngine,
  ApexFailure,
  Json,
  RestRequestData,
  RestResponseData,
  TestMethodResult,
  TestRun,
  TestSession
} from "../types.ts";
import { Universe } from "../types/universe.ts";
import type { Platform } from "../runtime/execution.ts";
import { exceptionOf } from "../runtime/frames.ts";
import { Program } from "../runtime/program/program.ts";
import { runTriggers } from "../runtime/triggers/run.ts";
import { invokeAuraEnabled } from "./auraEnabled.ts";
import { executionForTrigger, executionOf, within } from "./executions.ts";
import type { LoadedProject } from "./loadedProject.ts";
import { flowActions } from "./flowActions.ts";
import { callRest } from "./rest.ts";
import { failureOf } from "./failure.ts";
import { compileProject, type CompiledProject } from "./sources.ts";

/** A project's Apex, compiled and ready to run. */
export class ApexProgramEngine implements ApexEngine, LoadedProject {
  readonly platform: Platform;
  #universe: Universe;
  #program: Program;
  #compiled: CompiledProject = { classes: [], units: [], triggers: [], problems: [] };

  constructor(platform: Platform) {
    this.platform = platform;
    this.#universe = new Universe(platform.schema);
    this.#program = new Program(this.#universe);
  }

  get program(): Program {
    return this.#program;
  }

  get universe(): Universe {
    return this.#universe;
  }

  get compiled(): CompiledProject {
    return this.#compiled;
  }

  get problems(): readonly SourceError[] {
    return this.#compiled.problems;
  }

  compile(project: Project): void {
    const labels = project.ofType("CustomLabel").map((component) => component.fullName);
    const pages = project.ofType("ApexPage").map((component) => component.fullName);
    const flows = project.ofType("Flow").map((component) => component.fullName);
    this.#universe = new Universe(this.platform.schema, labels, pages, flows, project.namespace);
    this.#compiled = compileProject(project, this.#universe);
    this.#program = new Program(this.#universe);
    for (const unit of this.#compiled.units) this.#program.load(unit);
    this.platform.flows.useActions(flowActions(this));
    const [first] = this.#compiled.problems;
    if (first !== undefined) throw first;
  }

  classes(): ApexClassInfo[] {
    return this.#compiled.classes.map((type) => ({
      name: type.name,
      isTest: isAnnotated(type.annotations, "istest"),
      path: type.source.file
    }));
  }

  handles(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): boolean {
    return this.#triggers(object, timing, operation).length > 0;
  }

  name(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): string {
    return this.#triggers(object, timing, operation)[0]?.name ?? object.name;
  }

  names(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): string[] {
    return this.#triggers(object, timing, operation).map((trigger) => trigger.name);
  }

  run(transaction: Transaction, event: TriggerEvent): TriggerErrors {
    const wanted = ({ name }: { name: string }): boolean => event.trigger === undefined || event.trigger === name;
    const triggers = this.#triggers(event.object, event.timing, event.operation).filter(wanted);
    const execution = executionForTrigger(this.platform, this.#program, transaction);
    return within(execution, () =>
      runTriggers(
        event,
        triggers.map((trigger) => () => void this.#program.call(`Trigger.${trigger.name}`, "run()"))
      )
    );
  }

  #triggers(object: SObjectSchema, timing: TriggerTiming, operation: TriggerOperation): CompiledProject["triggers"] {
    const [name, event] = [object.name.toLowerCase(), `${timing} ${operation}`];
    return this.#compiled.triggers.filter((each) => each.object.toLowerCase() === name && each.events.has(event));
  }

  invokeAuraEnabled(
    transaction: Transaction,
    className: string,
    method: string,
    parameters: Record<string, Json>
  ): Json {
    const execution = executionOf(this.platform, this.#program, transaction, null);
    return within(execution, () => invokeAuraEnabled(this, className, method, parameters));
  }

  callRest(transaction: Transaction, request: RestRequestData): RestResponseData | null {
    const execution = executionOf(this.platform, this.#program, transaction, null);
    return within(execution, () => callRest(this, request));
  }

  executeAnonymous(transaction: Transaction, source: string): AnonymousResult {
    const execution = executionOf(this.platform, this.#program, transaction, null);
    const result: AnonymousResult = {
      compiled: false,
      compileProblem: null,
      line: -1,
      column: -1,
      success: false,
      failure: null,
      log: []
    };
    try {
      const tree = parseAnonymous("AnonymousBlock", source);
      const unit = compileAnonymous(tree, { file: "AnonymousBlock", text: source }, this.#universe);
      this.#program.load(unit);
      result.compiled = true;
      result.failure = this.#attempt(() => within(execution, () => void this.#program.call("AnonymousBlock", "run()")));
      result.success = result.failure === null;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      Object.assign(result, { compileProblem: error.message, line: error.line, column: error.column });
    }
    return { ...result, log: execution.debugLog };
  }

  runDueJobs(transact: (userId: string, work: (transaction: Transaction) => void) => void): void {
    for (const job of dueJobs(this.platform.store, Date.now())) {
      try {
        transact(job.userId, (transaction) => this.#resume(job, transaction));
      } catch (error) {
        this.platform.store.transaction(() => dropPending(this.platform.store, job.id));
        throw error;
      }
    }
  }

  #resume(job: PendingJob, transaction: Transaction): void {
    const execution = executionOf(this.platform, this.#program, transaction, null);
    within(execution, () => resumeJob(job, (className, key, args) => void this.#program.call(className, key, args)));
  }

  /** What left the work as a failure; null where it went well. */
  #attempt(work: () => void): ApexFailure | null {
    try {
      work();
      return null;
    } catch (thrown) {
      const exception = exceptionOf(thrown);
      if (exception === null) throw thrown;
      return failureOf(exception);
    }
  }

  runTests(names: readonly string[] | "all", tell?: (result: TestMethodResult) => void): TestRun {
    return runTests(this, names, tell);
  }

  openTests(): TestSession {
    return openTests(this);
  }
}
