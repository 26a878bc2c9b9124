import { currentExecution } from "./execution.ts";
import { ApexObject, fieldMembers, readField, writeField } from "./object.ts";
import { ApexList, ApexMap, raise, type ApexValue } from "./values/index.ts";

/** The inputs of an invocable method as its parameter takes them. */
export function invocableInputs(inputType: string | null, inputs: readonly ApexMap[]): ApexValue {
  return inputType === null
    ? null
    : new ApexList(
        inputType,
        inputs.map((parameters) => inputOf(inputType, parameters))
      );
}

/** An object with the parameters as its variables, or the only parameter where the method takes plain values. */
function inputOf(inputType: string, parameters: ApexMap): ApexValue {
  const { catalog } = currentExecution();
  const made = catalog.kindOf(inputType) === "class" ? catalog.make(inputType, []) : null;
  if (!(made instanceof ApexObject)) return parameters.values().items[0] ?? null;
  const fields = new Map(fieldMembers(made).map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of parameters.entries()) {
    const field = fields.get(String(name).toLowerCase());
    if (field === undefined) raise("System.IllegalArgumentException", `${inputType} has no variable ${String(name)}`);
    writeField(made, field, value);
  }
  return made;
}

/** The variables of what the method returned for one input, or `output` where that is a plain value. */
export function invocableOutputs(returned: ApexValue): ApexMap {
  const outputs = new ApexMap("String", "Object");
  if (!(returned instanceof ApexObject)) outputs.put("output", returned);
  else for (const field of fieldMembers(returned)) outputs.put(field.name, readField(returned, field));
  return outputs;
}
