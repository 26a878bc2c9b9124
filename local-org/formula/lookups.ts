import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import type { CompileContext } from "./compileContext.ts";
import type { Call, Expression } from "./expression.ts";
import { FormulaError } from "./formulaError.ts";
import type { Compiled } from "./runtime.ts";
import { asText, formulaType, fromField, isBlank } from "./values.ts";

/**
 * `VLOOKUP($ObjectType.Zip__c.Fields.City__c, $ObjectType.Zip__c.Fields.Name, text)`: a field of the record whose name is the text.
 * Throws a `FormulaError` where the first two are not fields of one object, the second of them its name.
 */
export function compileLookup(call: Call, context: CompileContext, compile: (part: Expression) => Compiled): Compiled {
  const [wanted, key, text] = call.parameters;
  if (wanted === undefined || key === undefined || text === undefined || call.parameters.length > 3) {
    const count = String(call.parameters.length);
    throw new FormulaError(
      `Incorrect number of parameters for function 'VLOOKUP()'. Expected 3, received ${count}`,
      call.offset
    );
  }
  const { object, field } = fieldOf(wanted, context);
  const name = fieldOf(key, context);
  if (name.object !== object || !name.field.nameField) {
    throw new FormulaError("VLOOKUP() finds records by the name field of the object whose field it gives", key.offset);
  }
  const value = compile(text);
  return {
    type: formulaType(field.type),
    reference: null,
    run(scope) {
      const given = value.run(scope);
      const record = isBlank(given) ? null : (scope.recordByName?.(object, asText(given)) ?? null);
      return record === null ? null : fromField(record[field.name] ?? null, field.type);
    }
  };
}

/** The field that `$ObjectType.Object.Fields.Field` names. */
function fieldOf(part: Expression, { schema }: CompileContext): { object: SObjectSchema; field: FieldSchema } {
  const path = part.kind === "reference" ? part.path : [];
  const [global = "", objectName = "", fields = "", fieldName = ""] = path;
  const isPath = global.toLowerCase() === "$objecttype" && fields.toLowerCase() === "fields" && path.length === 4;
  const object = schema.object(objectName);
  const field = object?.field(fieldName);
  if (isPath && object !== undefined && field !== undefined) return { object, field };
  throw new FormulaError(`Field ${path.join(".")} does not exist. Check spelling.`, part.offset);
}
