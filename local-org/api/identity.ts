import type { FastifyInstance } from "fastify";
import type { LocalOrg } from "../org.ts";
import type { UserContext } from "../security/types.ts";
import { longId } from "./records/ids.ts";
import { organization } from "./organization.ts";

/** `/id/ORG/USER`: who the session's user is. */
export function identityPlugin(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/id/:organization/:user", (request, reply) => {
      const { organization: organizationId = "", user = "" } = request.params as Record<string, string>;
      const isOwn = longId(organizationId) === organization(org).id && longId(user) === request.orgUser.userId;
      if (!isOwn) return reply.status(404).send("Bad_Id");
      return reply.send(identity(org, request.orgUser, `http://${request.headers.host ?? "localhost"}`));
    });
  };
}

/** The identity document: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_openid.htm */
export function identity(org: LocalOrg, user: UserContext, base: string): Record<string, unknown> {
  const organizationId = organization(org).id;
  const data = `${base}/services/data/v{version}`;
  return {
    id: `${base}/id/${organizationId}/${user.userId}`,
    sub: `${base}/id/${organizationId}/${user.userId}`,
    asserted_user: true,
    user_id: user.userId,
    organization_id: organizationId,
    username: user.username,
    preferred_username: user.username,
    nick_name: user.username.split("@")[0],
    name: user.name,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    user_type: user.userType.toUpperCase(),
    language: user.language,
    locale: user.locale,
    timezone: user.timeZone,
    utcOffset: 0,
    active: true,
    is_app_installed: true,
    photos: { picture: "", thumbnail: "" },
    urls: {
      enterprise: `${base}/services/Soap/c/{version}/${organizationId}`,
      metadata: `${base}/services/Soap/m/{version}/${organizationId}`,
      partner: `${base}/services/Soap/u/{version}/${organizationId}`,
      rest: `${data}/`,
      sobjects: `${data}/sobjects/`,
      search: `${data}/search/`,
      query: `${data}/query/`,
      recent: `${data}/recent/`,
      tooling_rest: `${data}/tooling/`,
      profile: `${base}/${user.userId}`
    }
  };
}
