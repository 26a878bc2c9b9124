import { NotSupportedError } from "../../errors.ts";
import { libraryFunction } from "../library/registry.ts";
import { currentExecution, currentPlace } from "./execution.ts";
import { ApexException, apexException } from "./exceptions.ts";
import { PlainObject } from "./plainObject.ts";
import { ApexEnumValue, isInstance, splitTypeName, typeNameOf, type ApexValue } from "./values/index.ts";

/** Classes of namespaces without signatures: their objects keep what is put into them, their methods are not supported. */
export function unwrittenObject(type: string): PlainObject {
  return new PlainObject(type);
}

export function unwrittenConstant(type: string, name: string): ApexValue {
  const key = `${type}.${name}`.toLowerCase();
  const known = constants.get(key) ?? new ApexEnumValue(type, name, 0);
  constants.set(key, known);
  return known;
}

const constants = new Map<string, ApexEnumValue>();

export function unwrittenField(object: ApexValue, name: string): ApexValue {
  if (object instanceof PlainObject) return object.variables.get(name.toLowerCase()) ?? null;
  throw notSupported(`${typeNameOf(object)}.${name}`);
}

export function setUnwrittenField(object: ApexValue, name: string, value: ApexValue): ApexValue {
  if (!(object instanceof PlainObject)) throw notSupported(`${typeNameOf(object)}.${name}`);
  object.variables.set(name.toLowerCase(), value);
  return value;
}

/** A method of whatever the value turns out to be: of a class of the project, or of the library by its number of parameters. */
export function unwrittenMethod(object: ApexValue, name: string, ...args: ApexValue[]): ApexValue {
  if (isInstance(object) && object.apexHas(name.toLowerCase(), args.length)) {
    return object.apexCall(name.toLowerCase(), ...args);
  }
  const type = typeNameOf(object);
  const owner = object instanceof ApexException ? "Exception" : splitTypeName(type).base;
  const found = libraryFunction(owner, "method", name, []);
  if (found === undefined) throw notSupported(`${type}.${name}()`);
  return found(object, ...args) ?? null;
}

/**
 * A static method. In tests those of ConnectApi are refused by the platform too.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/connectAPI_TestingApex.htm
 */
export function unwrittenStatic(type: string, name: string): never {
  const { test } = currentExecution();
  if (test !== null && !test.seesAllData && type.toLowerCase().startsWith("connectapi.")) {
    throw apexException(
      "System.UnsupportedOperationException",
      "ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true)."
    );
  }
  throw notSupported(`${type}.${name}()`);
}

function notSupported(what: string): NotSupportedError {
  return new NotSupportedError(what, currentPlace());
}
