import { flag } from "../../../metadata/readers.ts";
import type { SObjectSchema } from "../../../schema/types.ts";
import { isMergeable } from "../../../save/merge.ts";
import type { ObjectAccess } from "../../../security/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, ApexMap, PlatformObject } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { DescribeMap } from "./describeMap.ts";
import { childRelationshipOf } from "./ChildRelationship.ts";
import { fieldSetsOf } from "./FieldSet.ts";
import { recordTypesOf } from "./RecordTypeInfo.ts";
import { fieldTokenOf } from "./SObjectField.ts";
import { sObjectTypeOf } from "./SObjectType.ts";

/** What `getDescribe()` tells of an object, with the rights of the running user. */
export class ApexDescribeSObject extends PlatformObject {
  readonly apexType = "Schema.DescribeSObjectResult";
  readonly object: SObjectSchema;

  constructor(object: SObjectSchema) {
    super();
    this.object = object;
  }

  access(): ObjectAccess {
    const { platform, user } = currentExecution();
    return platform.security.objectAccess(user, this.object);
  }
}

/** `Schema.SObjectType.Account`. */
export function describeSObject(object: SObjectSchema): ApexDescribeSObject {
  return new ApexDescribeSObject(object);
}

/** `fields` and `fieldSets` of a describe: `getMap()`. */
export class ApexNamedMap extends PlatformObject {
  readonly apexType: string;
  readonly map: ApexMap;

  constructor(apexType: string, map: ApexMap) {
    super();
    this.apexType = apexType;
    this.map = map;
  }
}

const members = described<ApexDescribeSObject>({
  Accessible: (self) => self.access().read,
  AssociateEntityType: (self) => associationOf(self.object)?.type ?? null,
  AssociateParentEntity: (self) => associationOf(self.object)?.parent ?? null,
  ChildRelationships: (self) =>
    new ApexList(
      "Schema.ChildRelationship",
      self.object.childRelationships.map((each) => childRelationshipOf(each))
    ),
  Createable: (self) => self.object.createable && self.access().create,
  Custom: (self) => self.object.custom,
  CustomSetting: (self) => self.object.kind === "customSetting",
  Deletable: (self) => self.object.deletable && self.access().delete,
  DeprecatedAndHidden: () => false,
  Fields: (self) => fieldsOf(self.object),
  FieldSets: (self) => new ApexNamedMap("Schema.SObjectTypeFieldSets", fieldSetsOf(self.object)),
  KeyPrefix: (self) => self.object.keyPrefix,
  Label: (self) => self.object.label,
  LabelPlural: (self) => self.object.labelPlural,
  LocalName: (self) => self.object.name,
  HasSubtypes: () => false,
  IsSubtype: () => false,
  FeedEnabled: (self) => enables(self.object, "enableFeeds"),
  MruEnabled: (self) => self.object.nameField !== null,
  Searchable: (self) => (self.object.custom ? enables(self.object, "enableSearch") : self.object.queryable),
  Mergeable: (self) => isMergeable(self.object),
  Name: (self) => self.object.name,
  Queryable: (self) => self.object.queryable,
  RecordTypeInfos: (self) => new ApexList("Schema.RecordTypeInfo", recordTypesOf(self.object)),
  RecordTypeInfosByDeveloperName: (self) => recordTypesBy(self.object, "String", "developerName"),
  RecordTypeInfosById: (self) => recordTypesBy(self.object, "Id", "id"),
  RecordTypeInfosByName: (self) => recordTypesBy(self.object, "String", "label"),
  SObjectType: (self) => sObjectTypeOf(self.object),
  Undeletable: (self) => self.object.undeletable,
  Updateable: (self) => self.object.updateable && self.access().edit
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm */
export const DescribeSObjectResultClass: LibraryClass = { name: "Schema.DescribeSObjectResult", ...members };

export const SObjectTypeFieldsClass: LibraryClass = {
  name: "Schema.SObjectTypeFields",
  methods: { getMap: (self: ApexNamedMap) => self.map }
};

export const SObjectTypeFieldSetsClass: LibraryClass = {
  name: "Schema.SObjectTypeFieldSets",
  methods: { getMap: (self: ApexNamedMap) => self.map }
};

const ASSOCIATED = /^(?<parent>\w+?)(?<custom>__)?(?:Field)?(?<type>History|Share)$/;

/** Of what a history or share object keeps account: `AccountHistory` of accounts, `Pen__Share` of pens. */
function associationOf({ name }: SObjectSchema): { parent: string; type: string } | null {
  const { parent = "", custom = "", type = "" } = ASSOCIATED.exec(name)?.groups ?? {};
  return type === "" ? null : { parent: custom === "" ? parent : `${parent}__c`, type };
}

/** The keys are in lower case, as the platform's are; `get` takes any case. */
function fieldsOf(object: SObjectSchema): ApexNamedMap {
  const map = new DescribeMap("String", "Schema.SObjectField");
  for (const field of object.fields) map.put(field.name.toLowerCase(), fieldTokenOf(object, field));
  return new ApexNamedMap("Schema.SObjectTypeFields", map);
}

function recordTypesBy(object: SObjectSchema, keyType: string, key: "developerName" | "id" | "label"): ApexMap {
  const infos = recordTypesOf(object);
  return new ApexMap(
    keyType,
    "Schema.RecordTypeInfo",
    infos.map((info) => [info[key], info])
  );
}

/** What the object's metadata switches on. */
function enables(object: SObjectSchema, element: string): boolean {
  return flag(currentExecution().platform.project.find("CustomObject", object.name)?.body ?? {}, element);
}
