import { ApexDate, ApexDatetime, ApexTime, type ApexDecimal } from "../values/index.ts";

const DAY = 86_400_000;

/** `date + days`. */
export function addToDate(date: ApexDate, days: ApexDecimal): ApexDate {
  return new ApexDate(date.milliseconds + Math.trunc(days.toNumber()) * DAY);
}

/** `datetime + days`, where days may have a fraction. */
export function addToDatetime(datetime: ApexDatetime, days: ApexDecimal): ApexDatetime {
  return new ApexDatetime(datetime.milliseconds + Math.round(days.toNumber() * DAY));
}

/** `time + milliseconds`, around the clock. */
export function addToTime(time: ApexTime, milliseconds: ApexDecimal): ApexTime {
  const total = (time.milliseconds + Math.trunc(milliseconds.toNumber())) % DAY;
  return new ApexTime(total < 0 ? total + DAY : total);
}
