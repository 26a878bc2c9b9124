import { flag, text } from "../../metadata/readers.ts";
import type { Project } from "../../metadata/types.ts";

/**
 * Components cannot run inline scripts nor reach other hosts. Inline styles stay allowed: base components set some on elements, and LWC
 * falls back to style elements.
 */
const OWN: Record<string, string> = {
  "default-src": "'self'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "media-src": "'self' data: blob:",
  "frame-src": "'self'",
  "connect-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
  "form-action": "'self'"
};

/** Directives that a trusted site may widen, by the element which says so. Scripts come from static resources only. */
const WIDENED: Record<string, string> = {
  isApplicableToConnectSrc: "connect-src",
  isApplicableToFontSrc: "font-src",
  isApplicableToFrameSrc: "frame-src",
  isApplicableToImgSrc: "img-src",
  isApplicableToMediaSrc: "media-src",
  isApplicableToStyleSrc: "style-src"
};

const SITE = /^(https|wss):\/\/[\w.*-]+(:\d+)?$/;

/** The pages' policy: the org's own, with the trusted sites of the project's metadata. */
export function contentSecurityPolicy(project: Project): string {
  const directives = new Map(Object.entries(OWN));
  for (const { body } of project.ofType("CspTrustedSite")) {
    const site = (text(body, "endpointUrl") ?? "").replace(/\/$/, "");
    if (!flag(body, "isActive") || !SITE.test(site)) continue;
    for (const [element, directive] of Object.entries(WIDENED))
      if (flag(body, element)) directives.set(directive, `${directives.get(directive)} ${site}`);
  }
  return [...directives].map(([name, sources]) => `${name} ${sources}`).join("; ");
}
