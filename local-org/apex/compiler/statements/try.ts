import type { CatchClauseContext, TryStatementContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { isAssignable } from "../../types/assignability.ts";
import type { Body } from "../body.ts";
import { namedType } from "../types.ts";
import { literal } from "../unit.ts";
import { compileBlock } from "./compile.ts";
import { mark, type Statement } from "./statement.ts";

/** try, catch by type in the order of the source, finally. What Apex cannot catch (a passed limit) goes on as it is. */
export function compileTry(body: Body, node: TryStatementContext): Statement {
  const start = mark(body, node);
  const tried = compileBlock(body, node.block());
  const caught = body.fresh("x");
  const seen = new Set<string>();
  const clauses = node.catchClause_list().map((each) => compileCatch(body, each, caught, seen));
  const written = optional(node.finallyBlock());
  const last = written === null ? null : compileBlock(body, written.block());
  const catching =
    clauses.length === 0
      ? ""
      : ` catch (${caught}_) { const ${caught} = $.caught(${caught}_, $f); ${clauses.map((each) => each.code).join(" else ")} else throw ${caught}; }`;
  const finishing = last === null ? "" : ` finally { $.resume($f); ${last.code} }`;
  const completes = tried.completes || clauses.some((each) => each.completes);
  return {
    code: `${start} try ${tried.code}${catching}${finishing}`,
    completes: completes && last?.completes !== false
  };
}

function compileCatch(body: Body, node: CatchClauseContext, caught: string, seen: Set<string>): Statement {
  return body.scoped(() => {
    const type = namedType(node.qualifiedName().getText(), [], node, body.unit.typeScope(body.inside));
    if (!isAssignable(type, body.unit.typeNamed("Exception"))) {
      throw body.problem(node, `Catch block variable must be of type exception: ${type.name}`);
    }
    if (seen.has(type.key)) throw body.problem(node, `Exception type already caught: ${type.name}`);
    seen.add(type.key);
    const local = body.declare(node, node.id().getText(), type);
    const block = compileBlock(body, node.block());
    const code = `if ($.isInstance(${caught}, ${literal(type.name)})) { let ${local.code} = ${caught}; ${block.code} }`;
    return { code, completes: block.completes };
  });
}
