import { ENUM_METHODS } from "../../types/library.ts";
import { typeOf, type ApexType } from "../../types/type.ts";
import type { Universe } from "../../types/universe.ts";
import { addField } from "./fields.ts";
import { addMethod, methodKey } from "./methods.ts";
import type { ProjectField, ProjectMethod, ProjectType } from "./projectType.ts";

/**
 * The values of an enum as static variables, and the methods that every enum has.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm
 */
export function declareEnumMembers(type: ProjectType, universe: Universe): void {
  const own = typeOf(type);
  for (const name of type.enumConstants) addField(type, enumConstant(type, name, own));
  for (const [name, returns, parameters] of ENUM_METHODS) {
    const types = parameters.map((each) => universe.type(each));
    addMethod(type, enumMethod(type, name, universe.type(returns), types, false));
  }
  addMethod(type, enumMethod(type, "values", universe.listOf(own), [], true));
  addMethod(type, enumMethod(type, "valueOf", own, [universe.type("String")], true));
}

function enumConstant(type: ProjectType, name: string, own: ApexType): ProjectField {
  return {
    owner: type,
    name,
    type: own,
    isStatic: true,
    isFinal: true,
    access: "public",
    setAccess: null,
    kind: "variable",
    annotations: [],
    isTransient: false,
    node: type.node,
    initializer: null,
    key: name,
    property: null
  };
}

function enumMethod(
  type: ProjectType,
  name: string,
  returns: ApexType,
  parameters: ApexType[],
  isStatic: boolean
): ProjectMethod {
  return {
    owner: type,
    name,
    returns,
    parameters,
    parameterNames: [],
    isStatic,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    access: "public",
    annotations: [],
    position: null,
    node: type.node,
    body: null,
    key: methodKey(name, parameters)
  };
}
