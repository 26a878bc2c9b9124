import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { ASSETS_URL } from "../build/layout.ts";
import type { LightningBuild } from "../build/lightningBuild.ts";
import { DESIGN_SYSTEM_DIR } from "../build/locations.ts";
import { CONTENT_ASSETS_URL, RESOURCES_URL } from "../build/projectNames.ts";
import { contentAssetFile, resourceFile, type ResourceFile } from "./resourceFiles.ts";

const BROWSER_DIR = join(dirname(import.meta.dirname), "browser");

/** Where components that draw icons themselves find the design system on the platform. */
const PLATFORM_DESIGN_SYSTEM_URL = "/_slds/";

/** Compiled bundles, the design system, the shell's first script, and the project's static resources. */
export function assetRoutes(org: LocalOrg, build: LightningBuild): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    for (const [index, { dir, url }] of build.bundles().entries()) {
      await app.register(fastifyStatic, {
        root: dir,
        prefix: `${url}/`,
        decorateReply: index === 0,
        immutable: url.includes("/vendor-"),
        maxAge: url.includes("/vendor-") ? "365d" : 0
      });
    }
    for (const prefix of [`${ASSETS_URL}/slds/`, PLATFORM_DESIGN_SYSTEM_URL]) {
      await app.register(fastifyStatic, {
        root: join(DESIGN_SYSTEM_DIR, "assets"),
        prefix,
        decorateReply: false,
        maxAge: "1h"
      });
    }
    const boot = stripTypeScriptTypes(readFileSync(join(BROWSER_DIR, "boot", "boot.ts"), "utf8"));
    app.get(`${ASSETS_URL}/shell/boot.js`, (_request, reply) => reply.type("text/javascript").send(boot));
    for (const name of ["page.css", "corrections.css"]) {
      const style = readFileSync(join(BROWSER_DIR, "boot", name), "utf8");
      app.get(`${ASSETS_URL}/shell/${name}`, (_request, reply) => reply.type("text/css").send(style));
    }
    app.get<{ Params: { name: string } }>(`${RESOURCES_URL}/:name`, ({ params }, reply) =>
      sendFile(reply, resourceFile(org.project, params.name, ""))
    );
    app.get<{ Params: { name: string; "*": string } }>(`${RESOURCES_URL}/:name/*`, ({ params }, reply) =>
      sendFile(reply, resourceFile(org.project, params.name, params["*"]))
    );
    app.get<{ Params: { name: string } }>(`${CONTENT_ASSETS_URL}/:name`, ({ params }, reply) =>
      sendFile(reply, contentAssetFile(org.project, params.name))
    );
  };
}

function sendFile(reply: FastifyReply, file: ResourceFile | null): FastifyReply {
  if (file === null) return reply.status(404).send({ message: "no such static resource" });
  return reply.type(file.contentType).header("x-content-type-options", "nosniff").send(readFileSync(file.path));
}
