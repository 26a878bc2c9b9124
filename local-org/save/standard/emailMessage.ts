import type { FieldValue } from "../../values.ts";
import { referenceId, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";

/** The kind of relation for which each list of ids stands. */
const RELATION_TYPES: Record<string, string> = { ToIds: "ToAddress", CcIds: "CcAddress", BccIds: "BccAddress" };

/**
 * Who received an e-mail: each id in its lists is linked to it by an EmailMessageRelation.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_emailmessage.htm
 */
export const EMAIL_MESSAGE: StandardBehaviour = {
  afterWrite(statement, rows) {
    const relations = rows.filter((row) => row.old === null).flatMap(relationsOf);
    const { schema } = statement.dependencies;
    if (relations.length === 0) return;
    const addresses = addressesOf(statement, new Set(relations.map(({ RelationId }) => RelationId)));
    const records = relations.map((relation) => ({
      ...relation,
      RelationObjectType: schema.objectForId(relation.RelationId)?.name ?? null,
      RelationAddress: addresses.get(relation.RelationId) ?? null
    }));
    statement.saveAsPlatform("insert", schema.requireObject("EmailMessageRelation"), records);
  }
};

function relationsOf({ record }: Row) {
  return Object.entries(RELATION_TYPES).flatMap(([list, RelationType]) => {
    const ids = String(record[list] ?? "").split(";");
    return ids
      .flatMap((id) => referenceId(id) ?? [])
      .map((RelationId) => ({ EmailMessageId: record["Id"] ?? null, RelationId, RelationType }));
  });
}

/** The e-mail addresses of contacts, leads and users. */
function addressesOf({ dependencies }: Statement, ids: ReadonlySet<string>): Map<string, FieldValue> {
  const { schema, store } = dependencies;
  const objects = new Set([...ids].flatMap((id) => schema.objectForId(id) ?? []));
  const people = [...objects].flatMap((object) => {
    const own = [...ids].filter((id) => id.startsWith(object.keyPrefix));
    return [...store.read(object, own)];
  });
  return new Map(people.map(([id, person]) => [id, person["Email"] ?? null]));
}
