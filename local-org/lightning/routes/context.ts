import type { FastifyInstance } from "fastify";
import { sessionToken } from "../../api/http/authentication.ts";
import { organization } from "../../api/organization.ts";
import type { Sessions } from "../../api/sessions.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { moduleUrl } from "../build/layout.ts";
import type { LightningBuild } from "../build/lightningBuild.ts";
import { visibleApps, visibleTabs } from "../../pages/apps.ts";
import { localeFormats } from "../../pages/localeFormats.ts";

const GUEST = {
  user: { Id: "", isGuest: true, name: "", username: "" },
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
      const known = user === null ? { ...GUEST, i18n: i18nOf(org, GUEST_LOCALE) } : contextOf(org, user);
      return { ...known, ...projectOf(build) };
    });
  };
}

function contextOf(org: LocalOrg, user: UserContext): object {
  const permissions = org.project.ofType("CustomPermission").map(({ fullName }) => fullName);
  return {
    user: { Id: user.userId, isGuest: false, name: user.name, username: user.username },
    i18n: i18nOf(org, user),
    customPermissions: permissions.filter((name) => org.security.customPermission(user, name)),
    userPermissions: USER_PERMISSIONS.filter((name) => org.security.userPermission(user, name)),
    apps: visibleApps(org, user),
    tabs: visibleTabs(org, user)
  };
}

const GUEST_LOCALE = { language: "en_US", locale: "en_US", timeZone: "America/Los_Angeles" };

/** What `@salesforce/i18n/*` exports: the user's language and formats, the organization's currency. */
function i18nOf(org: LocalOrg, user: Pick<UserContext, "language" | "locale" | "timeZone">): object {
  const { currency } = organization(org);
  const locale = inBrowsers(user.locale);
  const formats = localeFormats(locale, currency);
  return { ...formats, lang: inBrowsers(user.language), locale, timeZone: user.timeZone, currency, dir: "ltr" };
}

/** `en_US` as browsers write it; `de_DE_EURO` is an older name for `de_DE`. */
function inBrowsers(locale: string): string {
  return locale.split("_").slice(0, 2).join("-");
}

function projectOf(build: LightningBuild): object {
  const project = build.bundles().at(-1);
  const names = Object.keys(project?.modules ?? {});
  return {
    components: Object.fromEntries(names.map((name) => [name, moduleUrl(project?.url ?? "", name)])),
    buildProblem: build.problem()?.describe() ?? null
  };
}
