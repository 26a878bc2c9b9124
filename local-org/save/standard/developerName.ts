import type { StandardBehaviour } from "./behaviour.ts";

/** Groups and roles without a developer name get one made of their name. */
export const DEVELOPER_NAME: StandardBehaviour = {
  derive(_, rows) {
    for (const { record } of rows) {
      const name = String(record["Name"] ?? "")
        .replace(/[^A-Za-z0-9]+/g, "_")
        .replace(/^_+|_+$/g, "");
      if (name !== "") record["DeveloperName"] ??= /^[0-9]/.test(name) ? `X${name}` : name;
    }
  }
};
