import { saveApart } from "../../save/mixedDml.ts";
import { LimitExceededError } from "../../transaction/limits.ts";
import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import { dml } from "./dml.ts";
import { currentExecution, type Frame } from "./execution.ts";
import { ApexException, apexException, nullPointer } from "./exceptions.ts";
import { heapNearlyFull, outgrownLimit } from "./outgrown.ts";
import type { ApexSObject } from "./values/index.ts";

/** What the compiler tells of a method once. */
export interface MethodFacts {
  readonly name: string;
  readonly sharing: "with" | "without" | "inherited" | null;
}

const DEEPEST = 1000;

/** "executeAnonymous always executes using the full permissions of the current user": the block and what it declares itself. */
const ANONYMOUS = /^AnonymousBlock(\.|$)/;

/** Something that ends the transaction and that Apex cannot catch. */
export class UncatchableError extends Error {
  readonly exception: ApexException;

  constructor(exception: ApexException) {
    super(exception.describe());
    this.exception = exception;
  }
}

/** Enters a method. Throws `System.LimitException: Maximum stack depth reached: 1001` where it is too deep. */
export function enter(method: MethodFacts): Frame {
  const execution = currentExecution();
  const caller = execution.frame;
  const depth = caller === null ? 1 : caller.depth + 1;
  if (depth > DEEPEST) {
    throw limitException(`Maximum stack depth reached: ${depth}`);
  }
  const frame: Frame = {
    name: method.name,
    line: 0,
    caller,
    depth,
    sharing: sharingOf(method, caller),
    permissions: ANONYMOUS.test(method.name)
  };
  execution.frame = frame;
  tick();
  return frame;
}

/** A class without a word on sharing runs as its caller does; where it is called first, only `inherited` enforces it. */
function sharingOf(method: MethodFacts, caller: Frame | null): boolean {
  if (method.sharing === "with") return true;
  if (method.sharing === "without") return false;
  return caller === null ? method.sharing === "inherited" : caller.sharing;
}

export function leave(frame: Frame): void {
  currentExecution().frame = frame.caller;
}

/** Makes the frame current again, in a finally block that an exception from below has reached. */
export function resume(frame: Frame): void {
  currentExecution().frame = frame;
}

const TICKS_BETWEEN_LOOKS = 1024;
const TICKS_BETWEEN_GLANCES = 8;
const MILLISECONDS_BETWEEN_LOOKS = 25;
let ticks = 0;
let lookedAt = 0;

/**
 * Counts a turn of a loop or a call. Now and then it looks at what the thread has used; sooner where the turns are slow, which a glance at the
 * clock tells, since that costs much less.
 */
export function tick(): void {
  ticks += 1;
  if (ticks % TICKS_BETWEEN_GLANCES !== 0) return;
  const now = performance.now();
  if (ticks < TICKS_BETWEEN_LOOKS && now - lookedAt < MILLISECONDS_BETWEEN_LOOKS) return;
  ticks = 0;
  lookedAt = now;
  countCpuTime();
  const full = heapNearlyFull();
  if (full !== null) throw limitException(full);
}

/** Brings the transaction's CPU time up to date: what the thread used since it began to run Apex. */
export function countCpuTime(): void {
  const execution = currentExecution();
  const { limits } = execution.transaction;
  const passed = Math.floor(cpuMilliseconds() - execution.startedAt) - limits.used("cpuTime");
  if (passed > 0) limits.count("cpuTime", passed);
}

/** What a catch clause may see of something thrown: an Apex exception; all else is thrown on. */
export function caught(thrown: unknown, frame: Frame): ApexException {
  resume(frame);
  const outgrown = outgrownLimit(thrown);
  if (outgrown !== null) throw limitException(outgrown);
  if (thrown instanceof ApexException) return thrown;
  throw thrown;
}

function limitException(message: string): UncatchableError {
  return new UncatchableError(apexException("System.LimitException", message));
}

/** What left the outermost method, as the Apex exception that the platform reports; null for what is no matter of Apex. */
export function exceptionOf(thrown: unknown): ApexException | null {
  if (thrown instanceof ApexException) return thrown;
  if (thrown instanceof UncatchableError) return thrown.exception;
  if (thrown instanceof LimitExceededError) return apexException("System.LimitException", thrown.message);
  const outgrown = outgrownLimit(thrown);
  return outgrown === null ? null : apexException("System.LimitException", outgrown);
}

/** The value, if it is not null. */
export function notNull<T>(value: T | null): T {
  if (value === null) throw nullPointer();
  return value;
}

/**
 * Begins `System.runAs`, which counts as a DML statement and inserts a user that is new; the result ends it. Only tests
 * may call it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
export function runAs(user: ApexSObject): () => void {
  const execution = currentExecution();
  if (execution.test === null) {
    throw apexException("System.UnexpectedException", "Test methods can only be called by tests");
  }
  const before = execution.user;
  execution.transaction.limits.count("dmlStatements");
  const saveTogether = saveApart(execution.transaction);
  if (user.id === null) dml("insert", user, null, null);
  execution.user = execution.platform.security.user(user.id ?? "");
  return () => {
    saveTogether();
    execution.user = before;
  };
}
