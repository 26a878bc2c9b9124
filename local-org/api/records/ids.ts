import { isId, to18 } from "../../ids.ts";

/** An id in its 18-character form; what is no id comes back as it is, so that the save refuses it by name. */
export function longId(id: string): string {
  return isId(id) ? to18(id) : id;
}
