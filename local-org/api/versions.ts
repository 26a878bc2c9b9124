import type { FastifyInstance } from "fastify";

const OLDEST = 50;
export const NEWEST_VERSION = "62.0";

const RELEASES = ["Winter", "Spring", "Summer"];

/** Whether the API answers in this version, such as `62.0`. */
export function isServedVersion(version: string): boolean {
  const major = Number(version);
  return /^\d+\.0$/.test(version) && major >= OLDEST && major <= Number(NEWEST_VERSION);
}

/** `GET /services/data`: the versions, for clients that look before they log in. */
export async function versionsPlugin(app: FastifyInstance): Promise<void> {
  app.get("/services/data", async () => servedVersions());
  app.get("/services/data/", async () => servedVersions());
}

function servedVersions(): { label: string; url: string; version: string }[] {
  const count = Number(NEWEST_VERSION) - OLDEST + 1;
  return Array.from({ length: count }, (_, index) => {
    const version = `${OLDEST + index}.0`;
    return { label: releaseName(OLDEST + index), url: `/services/data/v${version}`, version };
  });
}

/** Three releases a year; 50.0 was Winter '21. */
function releaseName(major: number): string {
  const sinceWinter21 = major - OLDEST;
  return `${RELEASES[sinceWinter21 % 3]} '${21 + Math.floor(sinceWinter21 / 3)}`;
}
