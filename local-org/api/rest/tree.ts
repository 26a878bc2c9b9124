import { OrgError, type OrgErrorDetail } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { toOrgError } from "../errors.ts";
import { asArray, asObject, isObject, type JsonObject } from "../input.ts";
import { accessibleObject } from "../objects.ts";
import { askerOf, transactFor } from "../records/transactFor.ts";
import { recordInput } from "../records/recordInput.ts";
import { created, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import type { Transaction } from "../../transaction/types.ts";

const MOST_RECORDS = 200;
const DEEPEST = 5;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm */
export const treeRoutes: ApiRoute[] = [{ method: "POST", path: "/composite/tree/:object", handle: createTree }];

interface TreeNode {
  object: SObjectSchema;
  referenceId: string;
  json: JsonObject;
  parent: { node: TreeNode; field: string } | null;
  id: string | null;
}

class TreeFailure extends Error {
  readonly node: TreeNode;
  readonly errors: readonly OrgErrorDetail[];

  constructor(node: TreeNode, errors: readonly OrgErrorDetail[]) {
    super("A record of the tree could not be saved");
    this.node = node;
    this.errors = errors;
  }
}

function createTree(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const records = asArray(asObject(request.body)["records"], "records");
  const levels = readLevels(context, object, records);
  try {
    transactFor(context, askerOf(request), (transaction) => {
      for (const level of levels) saveLevel(context, request, transaction, level);
    });
  } catch (error) {
    if (error instanceof TreeFailure) return failure(error);
    throw error;
  }
  return created({ hasErrors: false, results: levels.flat().map(({ referenceId, id }) => ({ referenceId, id })) });
}

function failure({ node, errors }: TreeFailure): ApiReply {
  const shown = errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
  return { status: 400, body: { hasErrors: true, results: [{ referenceId: node.referenceId, errors: shown }] } };
}

function readLevels(context: ApiContext, object: SObjectSchema, records: readonly unknown[]): TreeNode[][] {
  const levels: TreeNode[][] = [];
  let level = records.map((record) => readNode(object, record, null));
  while (level.length > 0) {
    levels.push(level);
    if (levels.length > DEEPEST) throw new OrgError("INVALID_INPUT", `A tree cannot be deeper than ${DEEPEST} levels`);
    if (levels.flat().length > MOST_RECORDS)
      throw new OrgError("INVALID_INPUT", `A tree cannot have more than ${MOST_RECORDS} records`);
    level = level.flatMap((node) => childNodes(context, node));
  }
  return levels;
}

function readNode(object: SObjectSchema, record: unknown, parent: TreeNode["parent"]): TreeNode {
  const json = asObject(record, "A record");
  const attributes = asObject(json["attributes"], "attributes");
  const referenceId = attributes["referenceId"];
  if (typeof referenceId !== "string")
    throw new OrgError("INVALID_INPUT", "Include a referenceId in the attributes of each record");
  return { object, referenceId, json, parent, id: null };
}

function childNodes(context: ApiContext, node: TreeNode): TreeNode[] {
  return Object.entries(node.json).flatMap(([name, value]) => {
    const relationship = isObject(value) && "records" in value ? node.object.childRelationship(name) : undefined;
    if (relationship === undefined || !isObject(value)) return [];
    const child = context.org.schema.requireObject(relationship.childObject);
    return asArray(value["records"], `${name}.records`).map((record) =>
      readNode(child, record, { node, field: relationship.field })
    );
  });
}

function saveLevel(
  context: ApiContext,
  request: ApiRequest,
  transaction: Transaction,
  level: readonly TreeNode[]
): void {
  for (const [object, nodes] of Map.groupBy(level, (node) => node.object)) {
    const records = nodes.map((node) => nodeValues(context, request, node));
    const results = context.org.saveOrder.save(transaction, {
      operation: "insert",
      object,
      records,
      allOrNone: true,
      access: USER_MODE
    });
    for (const [index, node] of nodes.entries()) node.id = results[index]?.id ?? null;
    for (const [index, node] of nodes.entries()) {
      const errors = results[index]?.errors ?? [];
      if (errors.length > 0) throw new TreeFailure(node, errors);
    }
  }
}

function nodeValues(context: ApiContext, request: ApiRequest, node: TreeNode): ReturnType<typeof recordInput> {
  const own = Object.entries(node.json).filter(([name]) => node.object.childRelationship(name) === undefined);
  try {
    const values = recordInput(context.org, request.user, node.object, Object.fromEntries(own));
    if (node.parent !== null) values[node.parent.field] = node.parent.node.id;
    return values;
  } catch (error) {
    throw new TreeFailure(node, [toOrgError(error)]);
  }
}
