import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { AnonymousResult } from "../../apex/types.ts";
import type { UserContext } from "../../security/types.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm */
export const executeAnonymousRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/executeAnonymous", handle: executeAnonymous }
];

function executeAnonymous(context: ApiContext, request: ApiRequest): ApiReply {
  const source = request.query["anonymousBody"];
  if (source === undefined) throw new OrgError("MISSING_ARGUMENT", "anonymousBody is required");
  requireApexAuthor(context.org, request.user);
  const result = runAnonymous(context.org, request.user.userId, source);
  return ok({
    line: result.line,
    column: result.column,
    compiled: result.compiled,
    success: result.success,
    compileProblem: result.compileProblem,
    exceptionStackTrace: result.failure?.stackTrace ?? null,
    exceptionMessage: result.failure === null ? null : `${result.failure.type}: ${result.failure.message}`
  });
}

/** Throws INSUFFICIENT_ACCESS where the user may not write Apex. */
export function requireApexAuthor(org: LocalOrg, user: UserContext): void {
  if (!org.security.userPermission(user, "AuthorApex"))
    throw new OrgError("INSUFFICIENT_ACCESS", "You do not have permission to author Apex");
}

/** Carries the result out of the transaction that it undoes. */
class FailedBlock extends Error {
  readonly result: AnonymousResult;

  constructor(result: AnonymousResult) {
    super("The anonymous block failed");
    this.result = result;
  }
}

/** Runs an anonymous block in one transaction, which a failing block undoes. */
export function runAnonymous(org: LocalOrg, userId: string, source: string): AnonymousResult {
  try {
    return org.transact(userId, (transaction) => {
      const result = org.apex.executeAnonymous(transaction, source);
      if (!result.success) throw new FailedBlock(result);
      return result;
    });
  } catch (error) {
    if (error instanceof FailedBlock) return error.result;
    throw error;
  }
}
