import { raise, type ApexValue } from "../../runtime/values/index.ts";
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
  refuseOtherStart(text.trimStart(), type.name);
  return typed(readTree(tokenize(text), 0).tree, type.name, { text, strict });
}

const STARTS: [RegExp, string, string][] = [
  [/^(List|Set)<|^Iterable<|\[\]$/, "[", "List/Set"],
  [/^Map</, "{", "object"]
];

/** What a collection's text must begin with is looked at first. */
function refuseOtherStart(text: string, type: string): void {
  for (const [pattern, start, name] of STARTS) {
    if (pattern.test(type) && !text.startsWith(start) && !text.startsWith("null")) {
      raise("System.JSONException", `Malformed JSON: Expected '${start}' at the beginning of ${name}`);
    }
  }
}
