import { existsSync, readFileSync } from "node:fs";
import { flag, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { RecordValues } from "../values.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes a record for each e-mail template, with its texts. */
export function syncEmailTemplates(records: SetupRecords, project: Project): void {
  for (const component of project.ofType("EmailTemplate")) {
    const { fullName, body } = component;
    const values = {
      Name: text(body, "name") ?? fullName,
      Description: text(body, "description"),
      Encoding: text(body, "encodingKey") ?? "UTF-8",
      IsActive: flag(body, "available", true),
      Subject: text(body, "subject"),
      TemplateStyle: text(body, "style") ?? "none",
      TemplateType: text(body, "type") ?? "text",
      UiType: text(body, "uiType") ?? "Aloha",
      ...bodiesOf(project, component)
    };
    records.put("EmailTemplate", { DeveloperName: fullName.replace(/^.*\//, "") }, values);
  }
}

/** The file beside the metadata holds the text of a text template, the HTML of all others. */
function bodiesOf(project: Project, component: MetadataComponent): RecordValues {
  const path = project.sourcePath(component);
  const content = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (text(component.body, "type") === "text") return { Body: content, HtmlValue: null };
  return { Body: text(component.body, "textOnly"), HtmlValue: content };
}
