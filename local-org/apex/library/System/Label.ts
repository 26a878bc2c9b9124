import { nodes, text } from "../../../metadata/readers.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { label } from "../../runtime/labels.ts";
import type { LibraryClass } from "../library.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm */
export const LabelClass: LibraryClass = {
  name: "System.Label",
  statics: {
    "get(String,String)": (_namespace: string | null, name: string) => label(name),
    "get(String,String,String)": (_namespace: string | null, name: string, language: string) =>
      translation(name, language) ?? label(name),
    translationExists: (_namespace: string | null, name: string, language: string) =>
      translation(name, language) !== null
  }
};

/** The label's text in a language, as the project's `Translations` have it. */
function translation(name: string, language: string): string | null {
  const body = currentExecution().platform.project.find("Translations", language)?.body ?? {};
  const found = nodes(body, "customLabels").find((each) => text(each, "name")?.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : text(found, "label");
}
