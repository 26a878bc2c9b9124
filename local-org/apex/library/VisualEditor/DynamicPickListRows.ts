import type { PlainObject } from "../../runtime/plainObject.ts";
import { ApexList, PlatformObject, raise, textOf, type ApexValue } from "../../runtime/values/index.ts";
import { dataClass } from "../dataClass.ts";
import type { LibraryClass } from "../library.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_VisualEditor_DataRow.htm */
export const DataRowClass: LibraryClass = dataClass(
  "VisualEditor.DataRow",
  {
    "(String,Object)": ["label", "value"],
    "(String,Object,Boolean)": ["label", "value", "selected"]
  },
  { selected: false }
);

/** The choices that a component's property offers. */
class ApexDynamicPickListRows extends PlatformObject {
  readonly apexType = "VisualEditor.DynamicPickListRows";
  readonly rows: PlainObject[];
  containsAllRows: boolean;

  constructor(rows: readonly ApexValue[], containsAllRows: boolean) {
    super();
    this.rows = [...rows] as PlainObject[];
    this.containsAllRows = containsAllRows;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_VisualEditor_DynamicPickListRows.htm */
export const DynamicPickListRowsClass: LibraryClass = {
  name: "VisualEditor.DynamicPickListRows",
  constructors: {
    "": (_type: string, rows?: ApexList | null, containsAllRows?: boolean | null) =>
      new ApexDynamicPickListRows(rows?.items ?? [], containsAllRows === true)
  },
  methods: {
    addRow: (self: ApexDynamicPickListRows, row: PlainObject) => void self.rows.push(row),
    addAllRows: (self: ApexDynamicPickListRows, rows: ApexList) =>
      void self.rows.push(...(rows.items as unknown as PlainObject[])),
    containsAllRows: (self: ApexDynamicPickListRows) => self.containsAllRows,
    get: (self: ApexDynamicPickListRows, index: number) =>
      self.rows[index] ?? raise("System.ListException", `List index out of bounds: ${index}`),
    getDataRows: (self: ApexDynamicPickListRows) => new ApexList("VisualEditor.DataRow", self.rows),
    setContainsAllRows: (self: ApexDynamicPickListRows, all: boolean | null) => {
      self.containsAllRows = all === true;
    },
    size: (self: ApexDynamicPickListRows) => self.rows.length,
    sort: (self: ApexDynamicPickListRows) => void self.rows.sort(byLabel)
  }
};

function byLabel(one: PlainObject, other: PlainObject): number {
  const [left, right] = [one, other].map((row) => textOf(row.variables.get("label") ?? null).toLowerCase());
  return (left ?? "") < (right ?? "") ? -1 : Number(left !== right);
}
