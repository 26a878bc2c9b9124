import type { OrgError } from "../../errors.ts";
import { queryError } from "../syntax/queryError.ts";

const LOOK_UP = "Please reference your WSDL or the describe call for the appropriate names.";

/** The field does not exist, or the user may not read it. */
export function noSuchColumn(text: string, at: number, column: string, object: string): OrgError {
  const advice =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.";
  return queryError(
    "INVALID_FIELD",
    text,
    at,
    `No such column '${column}' on entity '${object}'. ${advice} ${LOOK_UP}`
  );
}

/** The object does not exist, or the user may not read it. */
export function unsupportedObject(text: string, at: number, object: string): OrgError {
  const advice = "If you are attempting to use a custom object, be sure to append the '__c' after the entity name.";
  return queryError("INVALID_TYPE", text, at, `sObject type '${object}' is not supported. ${advice} ${LOOK_UP}`);
}

/** A parent relationship that is not there. */
export function unknownParent(text: string, at: number, relationship: string): OrgError {
  return queryError("INVALID_FIELD", text, at, unknownRelationship(relationship, "field path"));
}

/** A child relationship that is not there. */
export function unknownChildren(text: string, at: number, relationship: string): OrgError {
  return queryError("INVALID_TYPE", text, at, unknownRelationship(relationship, "FROM part of query call"));
}

/** A way to a parent that is longer than the platform allows. */
export function tooManyParents(text: string, at: number, most: number): OrgError {
  const message = `SOQL statements cannot query relationships more than ${most} levels away from the root entity object.`;
  return queryError("INVALID_FIELD", text, at, message);
}

function unknownRelationship(relationship: string, place: string): string {
  const advice =
    "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.";
  return `Didn't understand relationship '${relationship}' in ${place}. ${advice} ${LOOK_UP}`;
}
