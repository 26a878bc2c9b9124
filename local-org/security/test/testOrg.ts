import assert from "node:assert/strict";
import { join } from "node:path";
import { createProject } from "../../metadata/projectModel.ts";
import { readProject } from "../../metadata/readProject.ts";
import type { MetadataComponent, Project } from "../../metadata/types.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import type { Schema, SharingModel } from "../../schema/types.ts";
import { openStore, type SqliteStore } from "../../store/sqliteStore.ts";
import type { RecordValues } from "../../values.ts";
import { createSecurity } from "../createSecurity.ts";
import type { RecordAccessLevel, Security } from "../types.ts";

export const bookshop = readProject(join(import.meta.dirname, "../../fixtures/bookshop"));

/** An org with the platform's profiles, three users in a role hierarchy (boss above worker, other beside) and helpers to fill it. */
export class TestOrg {
  readonly schema: Schema;
  readonly store: SqliteStore;
  readonly security: Security;
  readonly boss: string;
  readonly worker: string;
  readonly other: string;
  readonly admin: string;

  constructor(project: Project = bookshop, withoutHierarchy: readonly string[] = []) {
    this.schema = buildSchema(project);
    this.store = openStore(":memory:");
    this.store.migrate(this.schema.objects());
    this.security = createSecurity({ project, schema: this.schema, store: this.store, withoutHierarchy });
    const bossRole = this.put("UserRole", { Name: "Boss" });
    const workerRole = this.put("UserRole", { Name: "Worker", ParentRoleId: bossRole });
    const standard = this.put("Profile", { Name: "Standard User" });
    this.boss = this.user("boss", standard, bossRole);
    this.worker = this.user("worker", standard, workerRole);
    this.other = this.user("other", standard, workerRole);
    this.admin = this.user("admin", this.put("Profile", { Name: "System Administrator" }), null);
  }

  put(object: string, values: RecordValues): string {
    const schema = this.schema.requireObject(object);
    const Id = this.store.nextId(schema);
    this.store.insert(schema, { ...values, Id });
    this.security.invalidate();
    return Id;
  }

  user(name: string, ProfileId: string, UserRoleId: string | null): string {
    return this.put("User", { Username: `${name}@example.com`, LastName: name, ProfileId, UserRoleId, IsActive: true });
  }

  assign(userId: string, permissionSet: string): string {
    const PermissionSetId = this.put("PermissionSet", { Name: permissionSet, Label: permissionSet });
    this.put("PermissionSetAssignment", { AssigneeId: userId, PermissionSetId });
    return PermissionSetId;
  }

  may(userId: string, level: RecordAccessLevel, id: string): boolean {
    const object = this.schema.objectForId(id);
    assert.ok(object);
    return this.security.accessibleIds(this.security.user(userId), object, level, [id]).has(id);
  }

  access(userId: string, object: string): ReturnType<Security["objectAccess"]> {
    return this.security.objectAccess(this.security.user(userId), this.schema.requireObject(object));
  }

  field(userId: string, object: string, field: string): string {
    const { read, edit } = this.security.fieldAccess(
      this.security.user(userId),
      this.schema.requireObject(object),
      field
    );
    return edit ? "edit" : read ? "read" : "none";
  }
}

/** The bookshop with other organization-wide defaults for standard objects, and changed components. */
export function shopWith(
  models: Record<string, SharingModel>,
  changes: Partial<Record<string, MetadataComponent["body"]>> = {}
): Project {
  const objects = Object.entries(models).map(([fullName, sharingModel]) => ({
    type: "CustomObject",
    fullName,
    path: `${fullName}.object-meta.xml`,
    body: { sharingModel }
  }));
  const components = bookshop.components.map((component) => ({
    ...component,
    body: { ...component.body, ...changes[component.fullName] }
  }));
  return createProject(bookshop.dir, bookshop.apiVersion, [...components, ...objects]);
}
