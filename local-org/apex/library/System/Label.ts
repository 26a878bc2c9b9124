import { label } from "../../runtime/labels.ts";
import type { LibraryClass } from "../library.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm */
export const LabelClass: LibraryClass = {
  name: "System.Label",
  statics: { "get(String,String)": (_namespace: string | null, name: string) => label(name) }
};
