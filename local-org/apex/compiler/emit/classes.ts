import { VOID } from "../../types/builtin.ts";
import { lineage } from "../../types/members.ts";
import { typeOf } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import { checkClass, implementation } from "../checks.ts";
import { isAnnotated } from "../declarations/annotations.ts";
import { ProjectType, type Initializer, type ProjectField, type ProjectMethod } from "../declarations/projectType.ts";
import { assignTo } from "../conversions.ts";
import type { Body } from "../body.ts";
import { compile } from "../expressions/compile.ts";
import { compileBlock } from "../statements/compile.ts";
import { mark } from "../statements/statement.ts";
import { literal, type Unit } from "../unit.ts";
import { constructorCodes, initializerKey } from "./constructors.ts";
import { bodyOf, frameName, functionCode, getterCode, methodCode, setterCode } from "./methods.ts";

/** The definitions of a type and its inner types. */
export function emitType(unit: Unit, type: ProjectType): string {
  const own =
    type.kind === "class" ? emitClass(unit, type) : type.kind === "enum" ? emitEnum(type) : emitInterface(unit, type);
  return [own, ...[...type.innerTypes.values()].map((inner) => emitType(unit, inner))].join("\n");
}

/** Nothing of an interface is left at runtime but its name; its signatures are still checked. */
function emitInterface(unit: Unit, type: ProjectType): string {
  checkClass(unit, type);
  return "";
}

function emitEnum(type: ProjectType): string {
  type.fields();
  return `$.defineEnum(${literal(type.name)}, ${JSON.stringify(type.enumConstants)});`;
}

function emitClass(unit: Unit, type: ProjectType): string {
  checkClass(unit, type);
  const fields = [...type.fields()];
  const methods = type.allMethods();
  const superType = type.superType();
  return `$.define(${literal(type.name)}, {
superName: ${literal(superType === null || isUnwritten(superType) ? null : superType.name)},
create: ($base) => class extends $base {
constructor() { super(); ${fields
    .filter((field) => !field.isStatic)
    .map(emptyField)
    .join(" ")} }
${[...constructorCodes(unit, type), ...instanceCodes(unit, type, fields, methods)].join("\n")}
},
functions: {
${staticCodes(unit, fields, methods).join(",\n")}
},
staticNames: ${JSON.stringify(fields.filter((field) => field.isStatic).map((field) => field.key))},
initialize: ${staticInitializer(unit, type)},
fields: ${JSON.stringify(fields.filter((field) => !field.isStatic).map(fieldFacts))},
methods: ${JSON.stringify(methods.filter((method) => !method.isStatic || keepsPromise(type, method)).map(methodFacts))}
});`;
}

function emptyField(field: ProjectField): string {
  return `this[${literal(field.key)}] = null;`;
}

function instanceCodes(
  unit: Unit,
  type: ProjectType,
  fields: readonly ProjectField[],
  methods: readonly ProjectMethod[]
): string[] {
  return [
    ...instanceInitializer(unit, type),
    ...fields.filter((field) => !field.isStatic).flatMap((field) => accessorCodes(unit, field)),
    ...methods
      .filter((method) => !method.isStatic && !method.isAbstract)
      .map((method) => `${literal(method.key)}${methodCode(unit, method)}`),
    ...methods.filter((method) => keepsPromise(type, method)).map((method) => forwardingCode(unit, method)),
    ...bridges(type)
  ];
}

/** The platform lets a static method stand for one of an interface. */
function keepsPromise(type: ProjectType, method: ProjectMethod): boolean {
  if (!method.isStatic) return false;
  return [...lineage(typeOf(type))].some(
    ({ declaration }) =>
      declaration.kind === "interface" &&
      declaration.methods(method.name.toLowerCase()).some((each) => each.parameters.length === method.parameters.length)
  );
}

function forwardingCode(unit: Unit, method: ProjectMethod): string {
  const call = `${unit.classConstant(method.owner)}.functions[${literal(method.key)}](...args)`;
  return `${literal(method.key)}(...args) { return ${call}; }`;
}

/** Methods whose parameters are other lists than an interface asks for are called by its signature too. */
function bridges(type: ProjectType): string[] {
  if (type.isAbstract) return [];
  const own = typeOf(type);
  const promised = [...lineage(own)].filter(({ declaration }) => declaration instanceof ProjectType);
  return promised.flatMap((receiver) =>
    [...(receiver.declaration as ProjectType).allMethods()].flatMap((method) => {
      const found = method.isAbstract ? implementation(own, method, receiver) : undefined;
      if (found === undefined || found.isStatic) return [];
      const { key } = found as ProjectMethod;
      return key === method.key ? [] : [`${literal(method.key)}(...args) { return this[${literal(key)}](...args); }`];
    })
  );
}

function staticCodes(unit: Unit, fields: readonly ProjectField[], methods: readonly ProjectMethod[]): string[] {
  return [
    ...fields.filter((field) => field.isStatic).flatMap((field) => accessorCodes(unit, field)),
    ...methods.filter((method) => method.isStatic).map((method) => `${literal(method.key)}${methodCode(unit, method)}`)
  ];
}

/** The methods through which a property with bodies is read and written. */
export function accessorCodes(unit: Unit, field: ProjectField): string[] {
  if (field.property?.throughMethods !== true) return [];
  const { getter, setter } = field.property;
  return [
    ...(getter === null ? [] : [`${literal(`get ${field.key}`)}${getterCode(unit, field)}`]),
    ...(setter === null ? [] : [`${literal(`set ${field.key}`)}${setterCode(unit, field)}`])
  ];
}

/**
 * Variables have their first values before any constructor runs, those of the classes above first.
 */
function instanceInitializer(unit: Unit, type: ProjectType): string[] {
  if (type.instanceInitializers.length === 0) return [];
  const key = initializerKey(type);
  const code = initializerCode(unit, type, type.instanceInitializers, false, "<init>");
  return [`$init() { super.$init(); this[${key}](); }`, `${key}${code}`];
}

function staticInitializer(unit: Unit, type: ProjectType): string {
  if (type.staticInitializers.length === 0) return "null";
  return `function ${initializerCode(unit, type, type.staticInitializers, true, "<clinit>")}`;
}

/** Initial values and initialiser blocks in the order of the source. */
function initializerCode(
  unit: Unit,
  type: ProjectType,
  initializers: readonly Initializer[],
  isStatic: boolean,
  frame: string
): string {
  if (initializers.length === 0) return "() { }";
  const body = bodyOf(unit, type, { isStatic, returns: VOID, initializes: true, kind: "initializer" });
  return functionCode(body, frameName(type, frame), [], () =>
    initializers.map((each) => stepCode(body, each)).join("\n")
  );
}

function stepCode(body: Body, initializer: Initializer): string {
  if (initializer.kind === "block") return compileBlock(body, initializer.block).code;
  const { field } = initializer;
  if (field.initializer === null) return "";
  body.initializing = field;
  const value = assignTo(body, field.node, compile(body, field.initializer), field.type);
  body.initializing = null;
  const target = field.isStatic ? `${body.unit.classConstant(field.owner)}.statics()` : "this";
  return `${mark(body, field.node)} ${target}[${literal(field.key)}] = ${value};`;
}

/** What the runtime must know of a variable to read and write it by name. */
function fieldFacts(field: ProjectField): object {
  const through = field.property?.throughMethods === true ? field.property : null;
  return {
    name: field.name,
    type: field.type.name,
    key: field.key,
    transient: field.isTransient,
    auraEnabled: isAnnotated(field.annotations, "auraenabled"),
    visible: field.access === "public" || field.access === "global",
    getter: through?.getter == null ? null : `get ${field.key}`,
    setter: through?.setter == null ? null : `set ${field.key}`
  };
}

function methodFacts(method: ProjectMethod): [string, string] {
  return [`${method.name.toLowerCase()}/${method.parameters.length}`, method.key];
}
