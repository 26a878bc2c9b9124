import type {
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  TypeOfContext
} from "@apexdevtools/apex-parser";
import type { SelectItem, TypeOfItem } from "./ast.ts";
import { functionFromTree } from "./operandFromTree.ts";
import { subQueryFromTree } from "./queryFromTree.ts";
import type { TreeReader } from "./treeReader.ts";

/** One entry of a SELECT list. */
export function selectItemFromTree(reader: TreeReader, context: SelectEntryContext | SubFieldEntryContext): SelectItem {
  const typeOf = context.typeOf();
  if (typeOf) return typeOfFromTree(reader, typeOf);
  const query = context.subQuery();
  if (query) return { kind: "children", query: subQueryFromTree(reader, query) };
  const alias = context.soqlId()?.getText() ?? null;
  const call = context.soqlFunction();
  if (call?.FIELDS()) return { kind: "fields", set: fieldSet(call), at: reader.at(call) };
  if (call) return { kind: "value", operand: functionFromTree(reader, call), alias };
  return { kind: "value", operand: { kind: "field", path: reader.path(context.fieldName()) }, alias };
}

function fieldSet(call: SoqlFunctionContext): "ALL" | "STANDARD" | "CUSTOM" {
  const parameter = call.soqlFieldsParameter();
  if (parameter.ALL()) return "ALL";
  return parameter.CUSTOM() ? "CUSTOM" : "STANDARD";
}

function typeOfFromTree(reader: TreeReader, context: TypeOfContext): TypeOfItem {
  const otherwise = context.elseClause()?.fieldNameList().fieldName_list() ?? [];
  return {
    kind: "typeof",
    path: reader.path(context.fieldName()),
    whens: context.whenClause_list().map((when) => ({
      object: reader.path(when.fieldName()),
      fields: when
        .fieldNameList()
        .fieldName_list()
        .map((field) => reader.path(field))
    })),
    otherwise: otherwise.map((field) => reader.path(field))
  };
}
