import { NotSupportedError } from "../../../errors.ts";
import { dml } from "../../runtime/dml.ts";
import { PlatformObject, type ApexSObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexPageReference } from "../System/PageReference.ts";

class ApexStandardController extends PlatformObject {
  readonly apexType = "ApexPages.StandardController";
  readonly record: ApexSObject;

  constructor(record: ApexSObject) {
    super();
    this.record = record;
  }

  page(action = ""): ApexPageReference {
    return new ApexPageReference(`/${this.record.id ?? this.record.schema.keyPrefix}${action}`);
  }
}

/**
 * A page's controller of one record, as tests of its extensions make it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardcontroller.htm
 */
export const StandardControllerClass: LibraryClass = {
  name: "ApexPages.StandardController",
  constructors: required({ "(SObject)": (_type: string, record: ApexSObject) => new ApexStandardController(record) }),
  methods: {
    getId: (self: ApexStandardController) => self.record.id,
    getRecord: (self: ApexStandardController) => self.record,
    cancel: (self: ApexStandardController) => self.page(),
    edit: (self: ApexStandardController) => self.page("/e"),
    view: (self: ApexStandardController) => self.page(),
    save: (self: ApexStandardController) => {
      dml(self.record.id === null ? "insert" : "update", self.record, null, null);
      return self.page();
    },
    delete: (self: ApexStandardController) => {
      dml("delete", self.record, null, null);
      return new ApexPageReference(`/${self.record.schema.keyPrefix}`);
    },
    addFields: () => {
      throw new NotSupportedError("ApexPages.StandardController.addFields without a page");
    },
    reset: () => {
      throw new NotSupportedError("ApexPages.StandardController.reset without a page");
    }
  }
};
