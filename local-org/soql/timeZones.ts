const formats = new Map<string, Intl.DateTimeFormat>();

/** The local clock at a moment, written as if it were UTC: a `Date` whose UTC parts are the local ones. */
export function localClock(milliseconds: number, timeZone: string): Date {
  return new Date(milliseconds + offsetAt(milliseconds, timeZone));
}

/** The local date, `YYYY-MM-DD`. */
export function localDate(milliseconds: number, timeZone: string): string {
  return localClock(milliseconds, timeZone).toISOString().slice(0, 10);
}

/** The moment at which a local day begins, as the store writes datetimes. */
export function startOfLocalDay(date: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T00:00:00Z`);
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

/** Milliseconds by which the local clock of a zone that `Intl` knows is ahead of UTC. */
export function offsetAt(milliseconds: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(milliseconds)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(milliseconds / 1000) * 1000;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, known);
  return known;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
}
