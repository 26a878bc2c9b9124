import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import type { BulkElement, FlowElement, Next } from "../definition/types.ts";
import { FlowFault } from "./fault.ts";
import type { Interview } from "./interview.ts";

/** How an interview ended. */
export interface InterviewEnd {
  interview: Interview;
  /** Null where it went through. */
  fault: FlowFault | null;
}

/** An interview with those of subflows within it, the innermost last. */
interface Course {
  outermost: Interview;
  stack: { interview: Interview; next: Next }[];
  waitsAt: BulkElement | null;
  fault: FlowFault | null;
}

/**
 * Runs interviews together, as the platform does: each goes on by itself until it stands at an element that changes or looks for records or calls an
 * action; those that wait at the same element then do it in one.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
export function runInterviews(interviews: readonly Interview[]): InterviewEnd[] {
  const courses = interviews.map((interview): Course => {
    return { outermost: interview, stack: [{ interview, next: interview.flow.start }], waitsAt: null, fault: null };
  });
  let waiting = advanceAll(courses);
  while (waiting.length > 0) {
    for (const [element, together] of byElement(waiting)) perform(element, together);
    waiting = advanceAll(waiting);
  }
  return courses.map(({ outermost, fault }) => ({ interview: outermost, fault }));
}

/** Those that stand at an element for several. */
function advanceAll(courses: readonly Course[]): Course[] {
  return courses.filter((course) => {
    advance(course);
    return course.waitsAt !== null;
  });
}

function byElement(courses: readonly Course[]): Map<BulkElement, Course[]> {
  const groups = new Map<BulkElement, Course[]>();
  for (const course of courses) {
    if (course.waitsAt === null) continue;
    const group = groups.get(course.waitsAt);
    if (group === undefined) groups.set(course.waitsAt, [course]);
    else group.push(course);
  }
  return groups;
}

function perform(element: BulkElement, courses: readonly Course[]): void {
  const faults = faultsOf(element, courses);
  for (const [at, course] of courses.entries()) {
    course.waitsAt = null;
    const fault = faults[at] ?? null;
    const place = course.stack.at(-1);
    if (place === undefined) continue;
    if (fault === null) place.next = element.next;
    else takeFaultPath(course, element.faultNext, fault);
  }
}

/** What keeps the element from being done at all is the fault of each interview. */
function faultsOf(element: BulkElement, courses: readonly Course[]): (FlowFault | null)[] {
  try {
    return element.runAll(courses.flatMap(({ stack }) => stack.at(-1)?.interview ?? []));
  } catch (problem) {
    if (problem instanceof FlowFault) return courses.map(() => problem);
    throw problem;
  }
}

/** Without a fault connector the interview ends, and with it those that it is a part of. */
function takeFaultPath(course: Course, faultNext: Next, fault: FlowFault): void {
  const place = course.stack.at(-1);
  if (faultNext === null || place === undefined) course.fault = fault;
  else {
    place.interview.faultMessage = fault.message;
    place.next = faultNext;
  }
}

/** Goes on until the end or an element for several. */
function advance(course: Course): void {
  while (course.fault === null && course.waitsAt === null) {
    const place = course.stack.at(-1);
    if (place === undefined) return;
    if (place.next === null) endInnermost(course);
    else step(course, elementAt(place.interview, place.next));
  }
}

function step(course: Course, element: FlowElement): void {
  const place = course.stack.at(-1);
  if (place === undefined) return;
  const { interview } = place;
  try {
    countElement(interview);
    if (element.kind === "bulk") course.waitsAt = element;
    else if (element.kind === "plain") place.next = element.run(interview);
    else course.stack.push(begun(element.begin(interview)));
  } catch (problem) {
    if (!(problem instanceof FlowFault)) throw problem;
    course.fault = problem;
  }
}

function begun(interview: Interview): { interview: Interview; next: Next } {
  return { interview, next: interview.flow.start };
}

/** The subflow's values go to the interview that it is a part of. */
function endInnermost(course: Course): void {
  const ended = course.stack.pop();
  const outer = course.stack.at(-1);
  if (ended === undefined || outer === undefined || outer.next === null) return;
  const element = elementAt(outer.interview, outer.next);
  if (element.kind === "subflow") outer.next = element.end(outer.interview, ended.interview);
}

function elementAt(interview: Interview, name: string): FlowElement {
  const element = interview.flow.elements.get(name.toLowerCase());
  if (element === undefined) throw interview.notSupported(`the element ${name}`);
  return element;
}

/** Up to API version 56 an interview has at most so many elements; after that CPU time alone ends it. */
const MOST_ELEMENTS = 2000;
const ELEMENTS_BETWEEN_LOOKS = 1024;

function countElement(interview: Interview): void {
  interview.executedElements += 1;
  if (interview.flow.apiVersion < 57 && interview.executedElements > MOST_ELEMENTS)
    throw new FlowFault("The number of executed elements exceeds the limit of 2,000.");
  if (interview.executedElements % ELEMENTS_BETWEEN_LOOKS !== 0) return;
  const { limits } = interview.context.transaction;
  const passed = Math.floor(cpuMilliseconds() - interview.cpuBefore) - limits.used("cpuTime");
  if (passed > 0) limits.count("cpuTime", passed);
}
