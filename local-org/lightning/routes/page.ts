import type { FastifyInstance, FastifyReply } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Lightning Experience</title>
    <link rel="icon" href="/local/assets/slds/images/logo-noname.svg" />
    <link rel="stylesheet" href="/local/assets/slds/styles/salesforce-lightning-design-system.min.css" />
    <link rel="stylesheet" href="/local/assets/shell/page.css" />
    <script type="module" src="/local/assets/shell/boot.js"></script>
  </head>
  <body class="slds-scope">
    <p id="starting" role="status">Loading…</p>
  </body>
</html>
`;

const PATHS = ["/", "/login", "/lightning", "/lightning/*"];

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** The one page, whatever its address: the shell reads the address and shows what belongs there. */
export function pageRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    for (const path of PATHS) app.get(path, (_request, reply) => sendPage(org, reply));
    app.get<{ Params: { id: string } }>("/:id", (request, reply) =>
      RECORD_ID.test(request.params.id) ? sendPage(org, reply) : reply.callNotFound()
    );
  };
}

function sendPage(org: LocalOrg, reply: FastifyReply): FastifyReply {
  return reply
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", contentSecurityPolicy(org.project))
    .header("x-content-type-options", "nosniff")
    .header("referrer-policy", "same-origin")
    .header("cache-control", "no-cache")
    .send(PAGE);
}
