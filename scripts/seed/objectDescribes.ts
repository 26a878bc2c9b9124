import { SeedError } from "./errors.ts";
import * as messages from "./messages.ts";
import type { FieldDescribe, ObjectDescribe, OrgApi } from "./orgApi.ts";
import { OWN_FIELDS } from "./seedObjects.ts";

/** Describes objects, asking the org once for each. */
export class ObjectDescribes {
  readonly #api: OrgApi;
  readonly #byObject = new Map<string, Promise<ObjectDescribe | null>>();

  constructor(api: OrgApi) {
    this.#api = api;
  }

  of(object: string): Promise<ObjectDescribe | null> {
    const known = this.#byObject.get(object) ?? this.#api.describe(object);
    this.#byObject.set(object, known);
    return known;
  }

  /** The field with that name in any case; undefined where the object or the field is missing or hidden. */
  async field(object: string, name: string): Promise<FieldDescribe | undefined> {
    return fieldOf(await this.of(object), name);
  }

  /**
   * Makes sure that the app is in the org and that the user may see the fields that seeding keeps.
   * @throws SeedError where not
   */
  async requireApp(): Promise<void> {
    for (const [object, fields] of OWN_FIELDS) {
      const described = await this.of(object);
      if (described === null) {
        throw new SeedError(messages.appMissing(object));
      }
      const hidden = fields.filter((field) => fieldOf(described, field) === undefined);
      if (hidden.length > 0) {
        throw new SeedError(messages.fieldsHidden(object, hidden));
      }
    }
  }
}

function fieldOf(described: ObjectDescribe | null, name: string): FieldDescribe | undefined {
  return described?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
