import { join } from "node:path";
import { after, describe } from "node:test";
import { openBookshop, projectWithApexOf } from "./harness.ts";
import { reportApexTests } from "../../testing/apexTests.ts";

/** Each class of the folder is named by a rule of the language and asserts it in Apex. */
describe("Apex keeps the rules of the language", () => {
  const org = openBookshop();
  after(() => org.close());
  org.apex.compile(projectWithApexOf(join(import.meta.dirname, "conformance")));

  reportApexTests(org);
});
