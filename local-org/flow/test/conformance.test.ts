import { join } from "node:path";
import { after, describe } from "node:test";
import { openOrg } from "../../openOrg.ts";
import { reportApexTests } from "../../testing/apexTests.ts";

/** A project of its own: each test class is named by what flows do, each method by a rule of it. */
describe("flows do what the platform's do", () => {
  const projectDir = join(import.meta.dirname, "conformance");
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  after(() => org.close());

  reportApexTests(org);
});
