import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import { fieldTypeName } from "./fieldTypes.ts";
import type { FindType } from "./library.ts";
import { typeOf, type ApexType, type FieldDeclaration, type MethodDeclaration, type TypeDeclaration } from "./type.ts";

/** What a reference to several objects (owners, what a task is about) leads to: the fields that they have in common. */
const POLYMORPHIC = "Name";

/** What a name behind an sObject's dot is. */
export type SObjectMember =
  | { kind: "field"; field: FieldSchema; type: ApexType }
  | { kind: "parent"; relationship: string; type: ApexType }
  | { kind: "children"; relationship: string; type: ApexType };

/** An object of the schema as an Apex type below `SObject`. */
export class SObjectDeclaration implements TypeDeclaration {
  readonly name: string;
  readonly kind = "sobject";
  readonly origin = "schema";
  readonly typeParameters: readonly string[] = [];
  readonly isAbstract = false;
  readonly isVirtual = false;
  readonly access = "global";
  readonly outer = null;
  readonly schema: SObjectSchema;
  readonly #find: FindType;
  readonly #members = new Map<string, SObjectMember | null>();

  constructor(schema: SObjectSchema, find: FindType) {
    this.name = schema.name;
    this.schema = schema;
    this.#find = find;
  }

  superType(): ApexType {
    return this.#find("SObject");
  }

  interfaces(): readonly ApexType[] {
    return [];
  }

  /** The field, parent or child relationship of this name, in any case. */
  member(name: string): SObjectMember | null {
    const key = name.toLowerCase();
    let member = this.#members.get(key);
    if (member === undefined) {
      member = this.#findMember(name);
      this.#members.set(key, member);
    }
    return member;
  }

  #findMember(name: string): SObjectMember | null {
    const field = this.schema.field(name);
    if (field?.name === "ChangeEventHeader" && field.type === "anyType")
      return { kind: "field", field, type: this.#find("eventbus.ChangeEventHeader") };
    if (field !== undefined) return { kind: "field", field, type: this.#find(fieldTypeName(field)) };
    const reference = this.schema.parentRelationship(name);
    if (reference !== undefined) {
      const target = reference.referenceTo.length === 1 ? (reference.referenceTo[0] ?? "SObject") : POLYMORPHIC;
      return { kind: "parent", relationship: reference.relationshipName ?? name, type: this.#find(target) };
    }
    const children = this.schema.childRelationship(name);
    if (children === undefined) return null;
    const list = typeOf(this.#find("List<SObject>").declaration, [this.#find(children.childObject)]);
    return { kind: "children", relationship: children.relationshipName ?? name, type: list };
  }

  field(): FieldDeclaration | undefined {
    return undefined;
  }

  fields(): Iterable<FieldDeclaration> {
    return [];
  }

  methods(): readonly MethodDeclaration[] {
    return [];
  }

  allMethods(): Iterable<MethodDeclaration> {
    return [];
  }

  constructors(): readonly [] {
    return [];
  }

  inner(): TypeDeclaration | undefined {
    return undefined;
  }
}
