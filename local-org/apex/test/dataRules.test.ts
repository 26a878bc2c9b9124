import { join } from "node:path";
import { after, describe } from "node:test";
import { openOrg } from "../../openOrg.ts";
import { reportApexTests } from "../../testing/apexTests.ts";

/** A project of its own: each test class is named by a rule of the platform's for records, each method by a part of it. */
describe("records keep the platform's rules", () => {
  const projectDir = join(import.meta.dirname, "conformance/data-rules");
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  after(() => org.close());

  reportApexTests(org);
});
