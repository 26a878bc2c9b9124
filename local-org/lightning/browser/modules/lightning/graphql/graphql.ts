import { unsupportedFunction, unsupportedGraphQL } from "../../../data/notSupported.ts";

/** Queries may be written; to run them the local org lacks the GraphQL API. */
export function gql(parts: readonly string[]): string {
  return parts.join("");
}

export const graphql = unsupportedGraphQL("lightning/graphql graphql");
export const refreshGraphQL = unsupportedFunction("lightning/graphql refreshGraphQL");
export const executeMutation = unsupportedFunction("lightning/graphql executeMutation");
