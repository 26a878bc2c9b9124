import type { LibraryClass } from "../library.ts";
import { changeMethods } from "./String/change.ts";
import { characterMethods } from "./String/character.ts";
import { escapeMethods, escapeStatics } from "./String/escape.ts";
import { refusingLongTexts } from "./String/length.ts";
import { makeStatics } from "./String/make.ts";
import { partMethods } from "./String/parts.ts";
import { searchMethods, searchStatics } from "./String/search.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
export const StringClass: LibraryClass = {
  name: "System.String",
  statics: { ...makeStatics, ...escapeStatics, ...searchStatics },
  methods: {
    ...characterMethods,
    ...searchMethods,
    ...refusingLongTexts({ ...partMethods, ...changeMethods }),
    ...escapeMethods
  }
};
