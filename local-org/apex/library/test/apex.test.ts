import { join } from "node:path";
import { after, describe } from "node:test";
import { openBookshop, projectWithApexOf } from "../../test/harness.ts";
import { reportApexTests } from "../../../testing/apexTests.ts";

/** Each class of the folder tests a part of the library in Apex. */
describe("The Apex library does what its documentation says", () => {
  const org = openBookshop();
  after(() => org.close());
  org.apex.compile(projectWithApexOf(join(import.meta.dirname, "apex")));

  reportApexTests(org);
});
