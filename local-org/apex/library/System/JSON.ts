import type { ApexValue } from "../../runtime/values/index.ts";
import { printCompact, printPretty } from "../json/print.ts";
import { tokenize } from "../json/tokens.ts";
import { readTree } from "../json/tree.ts";
import { typed } from "../json/typed.ts";
import { untyped } from "../json/untyped.ts";
import { toJson } from "../json/write.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexJsonGenerator } from "./JSONGenerator.ts";
import { ApexJsonParser } from "./JSONParser.ts";
import type { ApexType } from "./Type.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
export const JSONClass: LibraryClass = {
  name: "System.JSON",
  statics: {
    serialize: (value: ApexValue, suppressNulls = false) => printCompact(toJson(value, suppressNulls)),
    serializePretty: (value: ApexValue, suppressNulls = false) => printPretty(toJson(value, suppressNulls)),
    ...required({
      deserialize: (text: string, type: ApexType) => deserialize(text, type, false),
      deserializeStrict: (text: string, type: ApexType) => deserialize(text, type, true),
      deserializeUntyped: (text: string) => untyped(readTree(tokenize(text), 0).tree),
      createGenerator: (pretty: boolean) => new ApexJsonGenerator(pretty),
      createParser: (text: string) => new ApexJsonParser(text)
    })
  }
};

function deserialize(text: string, type: ApexType, strict: boolean): ApexValue {
  return typed(readTree(tokenize(text), 0).tree, type.name, { text, strict });
}
