/** A task or an event of a record. */
export interface Activity {
  id: string;
  object: "Task" | "Event";
  subject: string;
  /** The day of a task, the begin of an event. */
  date: string | null;
  description: string | null;
  who: { id: string; name: string; object: string } | null;
  owner: string | null;
  /** Done, or over. */
  past: boolean;
  overdue: boolean;
}

export interface RecordNote {
  id: string;
  title: string;
  body: string | null;
  owner: string | null;
  date: string | null;
}

/** What people did and plan to do with a record, and what they noted on it. */
export interface Activities {
  /** The first to come on top. */
  upcoming: Activity[];
  /** The newest on top. */
  past: Activity[];
  notes: RecordNote[];
  /** The user may plan a task. */
  createable: boolean;
}

export type LayoutBehavior = "Edit" | "Required" | "Readonly";

export interface LayoutItem {
  field: string;
  behavior: LayoutBehavior;
}

export interface LayoutSection {
  label: string;
  /** The heading stands above the section when the record is shown. */
  heading: boolean;
  columns: LayoutItem[][];
}

export interface LayoutRelatedList {
  /** As in the metadata: `Review__c.Book__c`, `RelatedContactList`. */
  name: string;
  /** Columns as in the metadata: `NAME`, `Rating__c`. */
  fields: string[];
  sortField: string | null;
  sortDescending: boolean;
}

/** A page layout (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm). */
export interface PageLayout {
  sections: LayoutSection[];
  relatedLists: LayoutRelatedList[];
  /** Names of quick actions in the highlights. */
  actions: string[];
}

export interface ActionName {
  /** `Book__c.Reserve`. */
  name: string;
  label: string;
}

/** Runs a Lightning web component: `ScreenAction` opens a dialog, `Action` calls the component's `invoke`. */
export interface ComponentAction extends ActionName {
  kind: "Action" | "ScreenAction";
  /** The component's name. */
  component: string;
}

/** Creates a record, or updates the one on the page, by a form of its own. */
export interface FormAction extends ActionName {
  kind: "Create" | "Update";
  /** The object of the form's record. */
  object: string;
  /** The developer name of the new record's type. */
  recordType: string | null;
  recordTypeId?: string | null;
  /** The new record's field that points to the record on the page. */
  parentField: string | null;
  sections: LayoutSection[];
  /** What the new record begins with. */
  values: Record<string, string>;
}

/** An action that the org has and the local org cannot run: who presses it is told. */
export interface UnsupportedAction extends ActionName {
  kind: "Unsupported";
  reason: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickaction.htm */
export type QuickAction = ComponentAction | FormAction | UnsupportedAction;

export interface TableColumn {
  /** SOQL path. */
  path: string;
  label: string;
  type: string;
  scale: number;
  sortable: boolean;
}

export interface TableCell {
  value: string | number | boolean | null;
  /** A reference's record, to be linked to. */
  link: { id: string; object: string; name: string } | null;
}

export interface TableRow {
  id: string;
  cells: Record<string, TableCell>;
}

export interface Table {
  object: string;
  columns: TableColumn[];
  rows: TableRow[];
  /** Rows that there are in all. */
  total: number;
}

export interface RelatedList {
  /** The children's name in SOQL (`Contacts`, `Reviews__r`). */
  name: string;
  label: string;
  object: string;
  icon: string;
  /** The child's field that points to the parent. */
  field: string;
  createable: boolean;
  table: Table;
}

/** What pages need of an object beside its fields. */
export interface ObjectPageInfo {
  name: string;
  label: string;
  labelPlural: string;
  icon: string;
  compactFields: string[];
  nameField: string | null;
  /** The picklist that the path runs over. */
  path: string | null;
  access: { read: boolean; create: boolean; edit: boolean; delete: boolean };
}

/** A Lightning page as the shell renders it (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm). */
export interface FlexiPage {
  name: string;
  label: string;
  type: string;
  /** Such as `flexipage:recordHomeTemplateDesktop`. */
  template: string;
  object: string | null;
  /** Regions and facets by name. */
  regions: Record<string, PageItem[]>;
  /** Names of the regions of the template, in the order of the file; what is left are facets. */
  regionNames: string[];
}

export type PropertyValue = string | string[];

export type PageItem = ComponentItem | FieldItem;

export interface ComponentItem {
  kind: "component";
  /** `force:highlightsPanel`, `c:bookList` or just `bookList`. */
  component: string;
  id: string;
  properties: Record<string, PropertyValue>;
  visibility: VisibilityRule | null;
}

export interface FieldItem {
  kind: "field";
  /** A field's API name, without `Record.` before it. */
  field: string;
  id: string;
  /** `none`, `readonly` or `required`. */
  behavior: string;
  visibility: VisibilityRule | null;
}

export interface VisibilityRule {
  /** Such as `1 AND (2 OR 3)`; null where all must hold. */
  filter: string | null;
  criteria: { left: string; operator: string; right: string }[];
}

/** A design property of a component. */
export interface ComponentProperty {
  name: string;
  /** `String`, `Integer`, `Boolean`, … */
  type: string;
  default: string | null;
}

/** A page with the design properties that its components declare, by component. */
export interface PageWithDefaults extends FlexiPage {
  componentDefaults: Record<string, ComponentProperty[]>;
}
