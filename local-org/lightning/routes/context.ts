import type { FastifyInstance } from "fastify";
import { sessionToken } from "../../api/http/authentication.ts";
import type { Sessions } from "../../api/sessions.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { moduleUrl } from "../build/layout.ts";
import type { LightningBuild } from "../build/lightningBuild.ts";
import { visibleApps, visibleTabs } from "../pages/apps.ts";

const GUEST = {
  user: { Id: "", isGuest: true, name: "", username: "" },
  i18n: { lang: "en-US", locale: "en-US", timeZone: "America/Los_Angeles", currency: "USD", dir: "ltr" },
  customPermissions: [],
  userPermissions: [],
  apps: [],
  tabs: []
};

const USER_PERMISSIONS = [
  "ViewAllData",
  "ModifyAllData",
  "ViewSetup",
  "ManageUsers",
  "CustomizeApplication",
  "ApiEnabled",
  "RunReports",
  "AuthorApex"
];

/** `/local/shell/context`: who looks at the page, in which language and zone, and what the apps offer; a guest before the login. */
export function contextRoute(
  org: LocalOrg,
  sessions: Sessions,
  build: LightningBuild
): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/local/shell/context", async (request, reply) => {
      reply.header("cache-control", "no-store");
      const token = sessionToken(request);
      const session = token === null ? null : sessions.find(token);
      const user = session === null ? null : org.security.user(session.userId);
      return { ...(user === null ? GUEST : contextOf(org, user)), ...projectOf(build) };
    });
  };
}

function contextOf(org: LocalOrg, user: UserContext): object {
  const permissions = org.project.ofType("CustomPermission").map(({ fullName }) => fullName);
  return {
    user: { Id: user.userId, isGuest: false, name: user.name, username: user.username },
    i18n: { ...GUEST.i18n, ...languageOf(user), timeZone: user.timeZone },
    customPermissions: permissions.filter((name) => org.security.customPermission(user, name)),
    userPermissions: USER_PERMISSIONS.filter((name) => org.security.userPermission(user, name)),
    apps: visibleApps(org, user),
    tabs: visibleTabs(org, user)
  };
}

/** `en_US` as browsers write it. */
function languageOf(user: UserContext): { lang: string; locale: string } {
  return { lang: user.language.replace("_", "-"), locale: user.locale.replace("_", "-") };
}

function projectOf(build: LightningBuild): object {
  const project = build.bundles().at(-1);
  const names = Object.keys(project?.modules ?? {});
  return {
    components: Object.fromEntries(names.map((name) => [name, moduleUrl(project?.url ?? "", name)])),
    buildProblem: build.problem()?.describe() ?? null
  };
}
