import type { RecordTypeSchema, SObjectSchema } from "../../../schema/types.ts";
import { defaultRecordTypeName } from "../../../save/defaultRecordTypes.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { PlatformObject } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";

const MASTER_ID = "012000000000000AAA";

export class ApexRecordTypeInfo extends PlatformObject {
  readonly apexType = "Schema.RecordTypeInfo";
  readonly id: string;
  readonly developerName: string;
  readonly label: string;
  readonly active: boolean;
  readonly master: boolean;
  readonly available: boolean;
  readonly isDefault: boolean;

  constructor(
    id: string,
    type: Pick<RecordTypeSchema, "developerName" | "label" | "active">,
    { available, isDefault }: { available: boolean; isDefault: boolean }
  ) {
    super();
    this.id = id;
    this.developerName = type.developerName;
    this.label = type.label;
    this.active = type.active;
    this.master = id === MASTER_ID;
    this.available = available;
    this.isDefault = isDefault;
  }
}

/** The object's record types as the user has them, the master type last. */
export function recordTypesOf(object: SObjectSchema): ApexRecordTypeInfo[] {
  const { user, platform } = currentExecution();
  const ids = recordTypeIds(object);
  const chosen = defaultRecordTypeName(platform.project, user, object);
  const own = object.recordTypes.flatMap((type) => {
    const id = ids.get(type.developerName);
    const available = type.active && platform.security.recordTypeVisible(user, object, type.developerName);
    const isDefault = type.developerName === chosen;
    return id === undefined ? [] : [new ApexRecordTypeInfo(id, type, { available, isDefault })];
  });
  const master = { developerName: "Master", label: "Master", active: true };
  const isDefault = !own.some((each) => each.isDefault);
  return [...own, new ApexRecordTypeInfo(MASTER_ID, master, { available: true, isDefault })];
}

function recordTypeIds(object: SObjectSchema): Map<string, string> {
  const { schema, store } = currentExecution().platform;
  if (object.recordTypes.length === 0) return new Map();
  const rows = store.readWhere(schema.requireObject("RecordType"), "SobjectType", [object.name]);
  return new Map(rows.map((row) => [String(row["DeveloperName"]), String(row["Id"])]));
}

const members = described<ApexRecordTypeInfo>({
  Active: (self) => self.active,
  Available: (self) => self.available,
  DefaultRecordTypeMapping: (self) => self.isDefault,
  DeveloperName: (self) => self.developerName,
  Master: (self) => self.master,
  Name: (self) => self.label,
  RecordTypeId: (self) => self.id
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm */
export const RecordTypeInfoClass: LibraryClass = { name: "Schema.RecordTypeInfo", ...members };
