import type { FastifyInstance } from "fastify";

/** As far back as the platform itself goes: sfdmu logs in by 47.0. */
const OLDEST = 31;
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
}

function servedVersions(): { label: string; url: string; version: string }[] {
  const count = Number(NEWEST_VERSION) - OLDEST + 1;
  return Array.from({ length: count }, (_, index) => {
    const version = `${OLDEST + index}.0`;
    return { label: releaseName(OLDEST + index), url: `/services/data/v${version}`, version };
  });
}

const WINTER_14 = 29;

/** Three releases a year; 29.0 was Winter '14. */
function releaseName(major: number): string {
  const since = major - WINTER_14;
  return `${RELEASES[since % 3]} '${14 + Math.floor(since / 3)}`;
}
