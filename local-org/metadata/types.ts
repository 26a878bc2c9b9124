import type { Mistakes } from "./mistakes.ts";

/** A value of parsed metadata XML: elements that the Metadata API lets repeat are always arrays. */
export type MetadataValue = string | MetadataNode | MetadataValue[];
export interface MetadataNode {
  [element: string]: MetadataValue | undefined;
}

/** One component of a project: a file (or, for a decomposed object, the whole that its files make up). */
export interface MetadataComponent {
  /** The Metadata API's type name: `CustomObject`, `PermissionSet`, `ApexClass`, `LightningComponentBundle`, … */
  type: string;
  /** Its fullName there: `Invoice__c`, `Invoice__c.Due__c` (as a field), `Billing` … */
  fullName: string;
  /** Path of the file (for a bundle: of the folder), relative to the project's folder. */
  path: string;
  /** The parsed `-meta.xml` below its root element; for sources without one, an empty node. */
  body: MetadataNode;
}

/** A Salesforce DX project as read from disk. */
export interface Project {
  /** Absolute path. */
  dir: string;
  /** `sourceApiVersion`, such as `62.0`. */
  apiVersion: string;
  /** The namespace that `sfdx-project.json` names, where it names one: its components' files do not have it in their names. */
  namespace?: string;
  components: readonly MetadataComponent[];
  /** What becomes of components that cannot be used. */
  mistakes: Mistakes;
  ofType(type: string): MetadataComponent[];
  find(type: string, fullName: string): MetadataComponent | undefined;
  /** Absolute path of a component's source, `Foo.cls` for `Foo.cls-meta.xml`. */
  sourcePath(component: MetadataComponent): string;
}
