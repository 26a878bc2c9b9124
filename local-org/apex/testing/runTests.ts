import { NotSupportedError, type SourceError } from "../../errors.ts";
import type { SaveOrder, TriggerRunner } from "../../save/types.ts";
import type { LoadedProject } from "../engine/loadedProject.ts";
import { executionOf, within } from "../engine/executions.ts";
import { flowActions } from "../engine/flowActions.ts";
import { failureOf } from "../engine/failure.ts";
import { isAnnotated } from "../compiler/declarations/annotations.ts";
import type { ProjectMethod, ProjectType } from "../compiler/declarations/projectType.ts";
import { annotation } from "../types/type.ts";
import { bindExecution, type Platform } from "../runtime/execution.ts";
import { exceptionOf } from "../runtime/frames.ts";
import type { ApexFailure, CoveredLines, TestMethodResult, TestRun, TestSession } from "../types.ts";
import { heldBack, newTestContext } from "./context.ts";
import { CoverageCount } from "./coverage.ts";
import { selectTests, type SelectedTest } from "./selectTests.ts";

/** A save order whose triggers can be set, as the composition root makes it. */
type Triggerable = SaveOrder & { useTriggers?(runner: TriggerRunner): void };

/** Thrown to undo what a test did. */
const UNDO = Symbol("undo");

/** Opens a session of tests on a platform of its own; nothing that they do is left behind. */
export function openTests(engine: LoadedProject): TestSession {
  const platform = engine.platform.forTests();
  (platform.saveOrder as Triggerable).useTriggers?.(engine);
  platform.flows.useActions(flowActions(engine));
  const broken = brokenClasses(engine);
  const coverage = new CoverageCount(engine);
  const surroundings = { engine, platform, coverage, runningUserId: runningUser(platform) };
  function* run(names: readonly string[] | "all"): Generator<TestMethodResult, void, void> {
    for (const [type, tests] of selectTests(engine.compiled.classes, names)) {
      const problem = broken.get(type.name);
      if (problem === undefined) yield* runClass(surroundings, type, tests);
      else yield* notCompiled(type, tests, problem);
    }
  }
  return { run, coverage: () => coverage.whole(), close: () => platform.store.close() };
}

/** Runs tests without a pause, and tells of each as it ends. */
export function runTests(
  engine: LoadedProject,
  names: readonly string[] | "all",
  tell: (result: TestMethodResult) => void = () => {}
): TestRun {
  const started = performance.now();
  const session = openTests(engine);
  try {
    const results: TestMethodResult[] = [];
    for (const result of session.run(names)) {
      results.push(result);
      tell(result);
    }
    return { results, coverage: session.coverage(), milliseconds: Math.round(performance.now() - started) };
  } finally {
    session.close();
  }
}

/** What the tests of one session share. */
interface Surroundings {
  engine: LoadedProject;
  platform: Platform;
  coverage: CoverageCount;
  runningUserId: string;
}

/** Classes that did not compile, by name, each with its first problem. */
function brokenClasses({ compiled }: LoadedProject): Map<string, SourceError> {
  const loaded = new Set(compiled.units.filter((unit) => unit.kind === "class").map((unit) => unit.name));
  const problemIn = new Map([...compiled.problems].reverse().map((problem) => [problem.file, problem]));
  const broken = compiled.classes.filter((type) => !loaded.has(type.name));
  return new Map(
    broken.flatMap((type) => {
      const problem = problemIn.get(type.source.file);
      return problem === undefined ? [] : [[type.name, problem] as const];
    })
  );
}

function notCompiled(type: ProjectType, tests: readonly SelectedTest[], problem: SourceError): TestMethodResult[] {
  const stackTrace = `Class.${type.name}: line ${problem.line}, column ${problem.column}`;
  const failure: ApexFailure = { type: "CompileError", message: problem.message, stackTrace };
  return tests.map(({ method }) => ({ ...result(method, failure, 0), outcome: "CompileFail" }));
}

/** Set-up methods run once; each test then sees their records, and none of another test's. */
function* runClass(
  surroundings: Surroundings,
  type: ProjectType,
  tests: readonly SelectedTest[]
): Generator<TestMethodResult, void, void> {
  const { platform, coverage } = surroundings;
  const setUps = type.allMethods().filter((method) => isAnnotated(method.annotations, "testsetup"));
  const undo = platform.store.beginUndone();
  try {
    let failed: ApexFailure | null = null;
    coverage.linesRunBy(() => {
      failed = firstFailure(setUps, (method) => runMethod(surroundings, method));
    });
    for (const { method } of tests) yield failed === null ? runTest(surroundings, method) : skipped(method, failed);
  } finally {
    undo();
    platform.security.invalidate();
  }
}

function firstFailure(
  methods: readonly ProjectMethod[],
  run: (method: ProjectMethod) => ApexFailure | null
): ApexFailure | null {
  for (const method of methods) {
    const failure = run(method);
    if (failure !== null) return failure;
  }
  return null;
}

function runTest(surroundings: Surroundings, method: ProjectMethod): TestMethodResult {
  const started = performance.now();
  let failure: ApexFailure | null = null;
  const covered = surroundings.coverage.linesRunBy(() =>
    undone(surroundings.platform, () => {
      failure = runMethod(surroundings, method);
    })
  );
  return result(method, failure, Math.round(performance.now() - started), covered);
}

function skipped(method: ProjectMethod, failure: ApexFailure): TestMethodResult {
  return result(method, failure, 0);
}

function result(
  method: ProjectMethod,
  failure: ApexFailure | null,
  milliseconds: number,
  covered: CoveredLines[] = []
): TestMethodResult {
  const outcome = failure === null ? "Pass" : "Fail";
  return { className: method.owner.name, methodName: method.name, outcome, failure, milliseconds, covered };
}

/** Runs one method as a transaction; null where it went well. */
function runMethod({ engine, platform, runningUserId }: Surroundings, method: ProjectMethod): ApexFailure | null {
  const test = newTestContext(seesAllData(method));
  const transaction = heldBack(
    platform.beginTransaction(platform.security.user(runningUserId), false),
    test,
    platform.store
  );
  const execution = bindExecution(executionOf(platform, engine.program, transaction, test));
  try {
    within(execution, () => void engine.program.call(method.owner.name, method.key));
    return null;
  } catch (thrown) {
    return failureFrom(thrown);
  }
}

function seesAllData(method: ProjectMethod): boolean {
  return [method, method.owner].some(
    (annotated) => annotation(annotated, "istest")?.parameters.get("seealldata")?.toLowerCase() === "true"
  );
}

/** Whatever ends a test is its failure: an Apex exception, a missing feature of the local org, or a mistake in the engine. */
function failureFrom(thrown: unknown): ApexFailure {
  const exception = exceptionOf(thrown);
  if (exception !== null) return failureOf(exception);
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const type = error instanceof NotSupportedError ? "NotSupportedError" : "InternalError";
  return { type, message: error.message, stackTrace: error.stack ?? "" };
}

/** Tests run as the user who starts them: the first active administrator. */
function runningUser(platform: Platform): string {
  const user = platform.schema.requireObject("User");
  for (const record of platform.store.readWhere(user, "IsActive", [1])) {
    const context = platform.security.user(String(record["Id"]));
    if (platform.security.userPermission(context, "ModifyAllData")) return context.userId;
  }
  throw new Error("no active user with the permission Modify All Data is there to run tests");
}

function undone(platform: Platform, work: () => void): void {
  try {
    platform.store.transaction(() => {
      work();
      throw UNDO;
    });
  } catch (thrown) {
    if (thrown !== UNDO) throw thrown;
  }
  platform.security.invalidate();
}
