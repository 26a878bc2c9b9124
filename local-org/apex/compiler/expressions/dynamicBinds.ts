import { lineage } from "../../types/members.ts";
import { typeOf, type MethodDeclaration } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { ProjectType, type ProjectField } from "../declarations/projectType.ts";
import { literal } from "../unit.ts";

const WITH_BINDS = new Set(["query", "countquery", "getquerylocator", "getcursor", "getpaginationcursor"]);

/**
 * `Database.query(text)` and the like see the variables in scope by name, for the text's `:name` binds.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_soql.htm
 */
export function withDynamicBinds(body: Body, method: MethodDeclaration, call: string): string {
  const isDynamic = method.owner.name === "System.Database" && WITH_BINDS.has(method.name.toLowerCase());
  if (!isDynamic || method.parameters[0]?.key !== "string") return call;
  return `$.withBinds({${readers(body).join(", ")}}, () => ${call})`;
}

/** A function for each variable, by its name in lower case. */
function readers(body: Body): string[] {
  const found = new Map<string, string>();
  for (const local of body.locals()) found.set(local.name.toLowerCase(), local.code);
  for (const field of visibleFields(body)) {
    const name = field.name.toLowerCase();
    if (!found.has(name) && field.property?.throughMethods !== true) found.set(name, fieldCode(body, field));
  }
  return [...found].map(([name, code]) => `${literal(name)}: () => ${code}`);
}

function visibleFields(body: Body): ProjectField[] {
  const own = [...lineage(typeOf(body.inside))].map((type) => type.declaration);
  const declarations = [...own, ...(body.inside.outer === null ? [] : [body.inside.outer])];
  return declarations
    .filter((declaration) => declaration instanceof ProjectType)
    .flatMap((declaration) =>
      [...declaration.fields()].filter((field) => field.isStatic || (own.includes(declaration) && !body.isStatic))
    );
}

function fieldCode(body: Body, field: ProjectField): string {
  const key = literal(field.key);
  return field.isStatic ? `${body.unit.classConstant(field.owner)}.statics()[${key}]` : `this[${key}]`;
}
