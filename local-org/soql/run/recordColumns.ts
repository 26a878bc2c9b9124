import { compoundParts, isCompound } from "../../schema/compoundFields.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type {
  ParentStep,
  ResolvedField,
  ResolvedItem,
  ResolvedPath,
  ResolvedPolymorphicField,
  ResolvedQuery,
  ResolvedTypeOfItem,
  ResolvedValueItem
} from "../resolve/resolved.ts";
import { joined, type Fragment } from "../sql/fragment.ts";
import { fieldSql, operandSql } from "../sql/operands.ts";
import type { QueryContext } from "../sql/queryContext.ts";
import { column, type Tables } from "../sql/tables.ts";
import { shapeByReference, shapeOf, type RowEntry, type RowShape } from "./rowShape.ts";

/** The columns that a query over records selects, and the shape in which they are read back. */
export class RecordColumns {
  readonly shape: RowShape;
  readonly #tables: Tables;
  readonly #columns: Fragment[] = [];
  readonly #places = new Map<string, number>();

  constructor(tables: Tables, query: ResolvedQuery) {
    this.#tables = tables;
    this.shape = shapeOf(query.object.name, this.add(column(tables.alias, "Id")));
    for (const item of visibleItems(tables.context, query)) {
      if (item.kind === "value") this.#addValue(item);
      if (item.kind === "typeof") this.#addTypeOf(item);
      if (item.kind === "children") this.shape.entries.set(item.name, { kind: "children", ofParent: new Map() });
    }
  }

  /** Selects an expression, once, and gives its column's place. */
  add(expression: Fragment): number {
    const key = expression.parameters.length === 0 ? expression.sql : JSON.stringify(expression);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#columns.push(expression) - 1;
    this.#places.set(key, place);
    return place;
  }

  list(): Fragment {
    return joined(this.#columns, ", ");
  }

  #addValue(item: ResolvedValueItem): void {
    const { operand } = item;
    const place = operand.kind === "function" ? placeOf(item) : operand;
    const owner = place === null ? this.shape : this.#ownerOf(place);
    const name = place === null ? item.name : (place.name.split(".").at(-1) ?? item.name);
    owner.entries.set(
      name,
      operand.kind === "field" && isCompound(operand.field)
        ? this.#compound(operand)
        : { kind: "value", column: this.add(operandSql(this.#tables, operand)), type: item.type }
    );
  }

  #compound({ object, field, parents, type }: ResolvedField): RowEntry {
    const parts = compoundParts(object, field).map((part): [string, number] => [
      part.name,
      this.add(fieldSql(this.#tables, parents, object, part.field))
    ]);
    return { kind: "compound", type, parts };
  }

  /** The shape of the record or parent that has the field. */
  #ownerOf(path: ResolvedPath): RowShape {
    const parent = this.#parentShape(path.parents);
    if (path.kind === "field") return parent;
    const shape = this.#referenceShape(parent, path.parents, path.reference.name, path.relationshipName);
    return nested(shape, path.name.split(".").slice(path.parents.length + 1, -1));
  }

  #parentShape(parents: readonly ParentStep[]): RowShape {
    let shape = this.shape;
    parents.forEach((step, index) => {
      const alias = this.#tables.aliasFor(parents.slice(0, index + 1));
      shape = childShape(shape, step.relationshipName, () => shapeOf(step.parent.name, this.add(column(alias, "Id"))));
    });
    return shape;
  }

  #referenceShape(owner: RowShape, parents: ParentStep[], reference: string, relationshipName: string): RowShape {
    const { schema } = this.#tables.context.engine;
    const idColumn = this.add(column(this.#tables.aliasFor(parents), reference));
    return childShape(owner, relationshipName, () => shapeByReference(schema, idColumn));
  }

  #addTypeOf(item: ResolvedTypeOfItem): void {
    const idColumn = this.add(column(this.#tables.aliasFor(item.parents), item.reference.name));
    const shapes = new Map<string, RowShape>();
    for (const { object, fields } of item.branches) {
      const shape = shapeOf(object.name, idColumn);
      for (const path of fields) {
        const expression = operandSql(this.#tables, asBranch(item, object, path));
        const [name = "", ...parentNames] = path.name.split(".").reverse();
        const owner = nested(shape, parentNames.reverse());
        owner.entries.set(name, { kind: "value", column: this.add(expression), type: path.type });
      }
      shapes.set(object.keyPrefix, shape);
    }
    this.#parentShape(item.parents).entries.set(item.name, { kind: "oneOf", idColumn, shapes });
  }
}

/** The field of one of the objects that a reference may point to. */
function asBranch(item: ResolvedTypeOfItem, object: SObjectSchema, operand: ResolvedPath): ResolvedPolymorphicField {
  const { parents, reference } = item;
  return {
    kind: "polymorphic",
    name: operand.name,
    parents,
    reference,
    relationshipName: item.name,
    branches: [{ object, operand }],
    field: operand.field ?? reference,
    type: operand.type
  };
}

function visibleItems({ access, engine, user }: QueryContext, query: ResolvedQuery): ResolvedItem[] {
  if (!access.permissions) return query.items;
  return query.items.filter(
    (item) =>
      item.kind !== "value" || !item.fromFields || engine.security.fieldAccess(user, query.object, item.name).read
  );
}

/** `toLabel(Status)` without an alias stands where `Status` would. */
function placeOf(item: ResolvedValueItem): ResolvedPath | null {
  const argument = item.operand.kind === "function" ? item.operand.argument : null;
  return argument !== null && argument.kind !== "function" && argument.name === item.name ? argument : null;
}

/** Parents of what a reference to several objects points to, whose types depend on the record. */
function nested(shape: RowShape, names: string[]): RowShape {
  return names.reduce((owner, name) => childShape(owner, name, () => shapeOf("Name", null)), shape);
}

function childShape(owner: RowShape, name: string, make: () => RowShape): RowShape {
  const known = owner.entries.get(name);
  if (known?.kind === "parent") return known.shape;
  const shape = make();
  owner.entries.set(name, { kind: "parent", shape });
  return shape;
}
