import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { malformed } from "../errors.ts";
import { sessionToken } from "../http/authentication.ts";
import { isObject, type JsonObject } from "../input.ts";
import type { Sessions } from "../sessions.ts";
import { seesSetup } from "../setupAccess.ts";
import { Bayeux } from "./bayeux.ts";
import type { Channels } from "./channels.ts";
import { hasEventChannel, publishEvent } from "./eventChannels.ts";

const SYSTEM_TOPICS = new Set(["/systemTopic/TestResult", "/systemTopic/Logging"]);

const MOST_MESSAGES = 100;

/** Streaming API at `/cometd/XX.X`: https://developer.salesforce.com/docs/platform/api-streaming/guide */
export function streamingPlugin(
  org: LocalOrg,
  sessions: Sessions,
  channels: Channels
): (app: FastifyInstance) => Promise<void> {
  const bayeux = new Bayeux({ channels, hasChannel: (userId, channel) => hasChannel(org, userId, channel) });
  org.onEvent((event, record, enrichment) => publishEvent(org, channels, event, record, enrichment));
  return async (app) => {
    app.addHook("preClose", async () => bayeux.releaseAll());
    for (const path of ["/cometd/:version", "/cometd/:version/*"])
      app.post(path, (request, reply) => answer(org, bayeux, sessions, request, reply));
  };
}

async function answer(
  org: LocalOrg,
  bayeux: Bayeux,
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<JsonObject[]> {
  const messages = messagesOf(request.body);
  const userId = activeUserId(org, sessions, sessionToken(request));
  if (userId === null) {
    reply.status(401);
    return messages.map(unauthenticated);
  }
  const { version = "" } = request.params as Record<string, string>;
  const answers = await bayeux.answer(userId, version, messages, (release) => reply.raw.on("close", release));
  const refused = answers.some((each) => String(each["error"]).startsWith("400::API version"));
  if (refused) reply.status(400);
  return answers;
}

/** The user of a session; null without a session, or when the user is not active any more. */
function activeUserId(org: LocalOrg, sessions: Sessions, token: string | null): string | null {
  const session = sessions.find(token ?? "");
  if (session === null) return null;
  try {
    return org.security.user(session.userId).userId;
  } catch {
    return null;
  }
}

function messagesOf(body: unknown): JsonObject[] {
  const messages = Array.isArray(body) ? body : [body];
  if (messages.length === 0 || messages.length > MOST_MESSAGES || !messages.every(isObject))
    throw malformed("The body must be Bayeux messages");
  if (messages.some(({ channel }) => typeof channel !== "string"))
    throw malformed("Each Bayeux message must have a channel");
  return messages;
}

function unauthenticated(message: JsonObject): JsonObject {
  const { channel, id } = message;
  const base = { channel, id, successful: false, advice: { reconnect: "none", interval: 0 } };
  if (channel !== "/meta/handshake") return { ...base, error: "401::Authentication invalid" };
  return {
    ...base,
    error: "403::Handshake denied",
    ext: { sfdc: { failureReason: "401::Authentication invalid" }, replay: true }
  };
}

function hasChannel(org: LocalOrg, userId: string, channel: string): boolean {
  if (SYSTEM_TOPICS.has(channel)) return seesSetup(org, org.security.user(userId));
  return hasEventChannel(org, userId, channel);
}
