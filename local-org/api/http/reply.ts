import type { FastifyReply } from "fastify";
import type { ApiReply } from "../route.ts";

/** Sends what a call of the API answered. */
export function send(reply: FastifyReply, answer: ApiReply): FastifyReply {
  reply.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  if (answer.text !== undefined) return reply.header("content-type", "text/plain;charset=UTF-8").send(answer.text);
  if (answer.bytes !== undefined) return reply.header("content-type", "application/octet-stream").send(answer.bytes);
  if (answer.body === undefined) return reply.send();
  return reply.header("content-type", "application/json;charset=UTF-8").send(JSON.stringify(answer.body));
}
