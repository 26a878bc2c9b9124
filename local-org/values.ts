/**
 * How a record's values travel between the parts of the local org below Apex: as JSON can hold them.
 *
 * - text, picklist, id, reference: string (ids always with 18 characters)
 * - junctionIdList: the ids, with `;` between them
 * - int, double, currency, percent, long: number
 * - boolean: boolean
 * - date: `YYYY-MM-DD`; datetime: `YYYY-MM-DDTHH:mm:ss.sssZ`, always UTC; time: `HH:mm:ss.sssZ`
 * - base64: base64 text
 * - a missing value: null; an empty string is stored as null, as the platform does
 */
export type FieldValue = string | number | boolean | null;

/** A record's values by canonical API name. A field that is absent was not given (which is not the same as null). */
export type RecordValues = Record<string, FieldValue>;
