import type { JsonObject } from "../input.ts";

/** Rows of the Tooling API's own objects, by object; they do not outlive their server. */
export type ToolingRows = Map<string, KeptRows>;

export interface KeptRows {
  byId: Map<string, JsonObject>;
  /** The number in the last id. */
  last: number;
}
