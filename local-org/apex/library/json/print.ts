import type { JsonMembers, JsonOutput } from "./write.ts";

/** JSON on one line. */
export function printCompact(output: JsonOutput): string {
  if (typeof output === "string") return output;
  if (Array.isArray(output)) return `[${output.map(printCompact).join(",")}]`;
  return `{${output.members.map(([name, value]) => `${JSON.stringify(name)}:${printCompact(value)}`).join(",")}}`;
}

/** JSON as `serializePretty` lays it out: a line for each member, arrays within their line. */
export function printPretty(output: JsonOutput, indent = ""): string {
  if (typeof output === "string") return output;
  if (Array.isArray(output)) return prettyArray(output, indent);
  return prettyObject(output, indent);
}

function prettyArray(items: JsonOutput[], indent: string): string {
  return items.length === 0 ? "[ ]" : `[ ${items.map((item) => printPretty(item, indent)).join(", ")} ]`;
}

function prettyObject({ members }: JsonMembers, indent: string): string {
  if (members.length === 0) return "{ }";
  const inner = `${indent}  `;
  const lines = members.map(([name, value]) => `${inner}${JSON.stringify(name)} : ${printPretty(value, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
