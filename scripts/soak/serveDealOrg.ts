/** Serves the API of a project's org on a free port, which it prints: `node serveDealOrg.ts PROJECT_FOLDER DATA_FOLDER`. */
import { createServer } from "../../local-org/api/createServer.ts";
import { openOrg } from "../../local-org/openOrg.ts";

const [projectDir = "", dataDir = ""] = process.argv.slice(2);
const org = openOrg({ projectDir, dataDir, blank: true });
const app = await createServer(org, { password: org.config.password });
console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
