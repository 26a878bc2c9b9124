import type { ApexEnumValue } from "../runtime/values/enum.ts";
import type { StubAnswer } from "../runtime/program/stubs.ts";
import type { ApexValue } from "../runtime/values/value.ts";

/** What the running program knows of its types, by name (any case), with type parameters such as `List<Account>`. */
export interface TypeCatalog {
  /** The canonical name, or null where there is no such type: behind `Type.forName`. */
  canonicalName(typeName: string): string | null;
  /** Creates an instance of a class of the project, an sObject, a collection or a library class. */
  make(typeName: string, args: ApexValue[]): ApexValue;
  /** An instance of a class of the project whose constructor was not run, as JSON makes it. */
  allocate(typeName: string): ApexValue;
  /** An object of a class or an interface of the project whose methods are answered by the function. */
  stub(typeName: string, answer: StubAnswer): ApexValue;
  /** Apex's `instanceof`; false for null. */
  isInstance(value: ApexValue, typeName: string): boolean;
  /** Whether a variable of the type `to` takes every value of the type `from`. */
  isAssignable(from: string, to: string): boolean;
  /** The runtime type's name of a value that is not null. */
  typeOf(value: ApexValue): string;
  /** The values of an enum in the order of their declaration; none where the type is no enum. */
  enumValues(typeName: string): readonly ApexEnumValue[];
  /** The type of a variable of a class, null where it has none of this name. */
  variableType(typeName: string, variable: string): string | null;
  /** The variables of a class of the library; none where there is no such class. */
  variableNames(typeName: string): readonly string[];
  /** Whether a class of the project is declared global. */
  isGlobal(typeName: string): boolean;
  /** What the type is declared as. */
  kindOf(typeName: string): "class" | "interface" | "enum" | "sobject" | "primitive" | "collection" | null;
  /** The `@InvocableMethod` of a class of the project; null where it has none. */
  invocableMethod(className: string): InvocableMethod | null;
}

/** A method that flows and other tools call with a list of inputs. */
export interface InvocableMethod {
  /** The type of one input; null where it takes none. */
  inputType: string | null;
  call(inputs: ApexValue): ApexValue;
}
