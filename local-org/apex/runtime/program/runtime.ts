import { enter, leave, notNull, resume, runAs, caught, tick, type MethodFacts } from "../frames.ts";
import { dml } from "../dml.ts";
import { merge } from "../merge.ts";
import * as comparison from "../operators/comparison.ts";
import * as conversion from "../operators/conversion.ts";
import * as dates from "../operators/dates.ts";
import * as fractions from "../operators/fractions.ts";
import * as integers from "../operators/integer.ts";
import * as queries from "../queries.ts";
import * as records from "../records.ts";
import * as tokens from "../schemaTokens.ts";
import * as unwritten from "../unwritten.ts";
import { triggerVariable } from "../triggers/variables.ts";
import { callException, callInterface, objectMethod } from "../calls.ts";
import { ApexPageReference } from "../../library/System/PageReference.ts";
import { iterate } from "../../library/iterate.ts";
import { once } from "../finals.ts";
import { label } from "../labels.ts";
import { enqueue } from "../../library/async/jobs.ts";
import { textOf, type ApexValue } from "../values/index.ts";
import type { ClassDefinition, ClassRegistry, CompiledClass } from "./classes.ts";
import { enumMethod, type LibraryLinks } from "./libraryLinks.ts";

/** Everything that compiled code can reach: it is given this object and nothing else. */
export function createRuntime(classes: ClassRegistry, library: LibraryLinks) {
  return {
    ...integers,
    ...fractions,
    ...comparison,
    ...conversion,
    ...dates,
    ...records,
    ...queries,
    ...tokens,
    ...unwritten,
    library,
    enter,
    leave,
    resume,
    caught,
    tick,
    notNull,
    runAs,
    dml,
    merge,
    label,
    once,
    page: (name: string) => new ApexPageReference(`/apex/${name.toLowerCase()}`),
    iterate,
    callException,
    callInterface,
    objectMethod,
    enumMethod,
    text: textOf,
    trigger: triggerVariable,
    future: (className: string, compiled: CompiledClass, key: string, ...args: ApexValue[]) =>
      void enqueue({ kind: "future", className }, [key, ...args], () => void compiled.functions[key]?.(...args)),
    method: (name: string, sharing: MethodFacts["sharing"]): MethodFacts => ({ name, sharing }),
    classNamed: (name: string) => classes.classNamed(name),
    define: (name: string, definition: ClassDefinition) => classes.define(name, definition),
    defineEnum: (name: string, constants: string[]) => classes.defineEnum(name, constants)
  };
}

export type Runtime = ReturnType<typeof createRuntime>;
