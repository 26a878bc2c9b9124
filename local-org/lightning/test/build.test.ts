import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { after, before, test } from "node:test";
import { SourceError } from "../../errors.ts";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import { buildLightning, type RebuildEvent } from "../build/lightningBuild.ts";
import { projectNames } from "../build/projectNames.ts";
import { CACHE_DIR, copyBookshop, type BookshopCopy } from "./bookshopCopy.ts";

let shop: BookshopCopy;

before(() => {
  shop = copyBookshop();
});

after(() => shop.remove());

const META = `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion></LightningComponentBundle>
`;

const PERMISSION = `<?xml version="1.0" encoding="UTF-8"?>
<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><isLicensed>false</isLicensed><label>Lend</label></CustomPermission>
`;

/** Milliseconds until the watcher has seen what is there. */
const WATCHER_START = 800;

function component(script: string, template = "<template></template>\n"): void {
  shop.write("lwc/probe/probe.js-meta.xml", META);
  shop.write("lwc/probe/probe.ts", script);
  shop.write("lwc/probe/probe.html", template);
}

async function compiled(): Promise<string> {
  const project = readProject(shop.dir);
  const names = projectNames({ project, schema: buildSchema(project, new Map()) });
  const build = await buildLightning(project, names, CACHE_DIR);
  try {
    const bundle = build.bundles().at(-1);
    assert.ok(bundle !== undefined && "c/probe" in bundle.modules);
    const files = readdirSync(bundle.dir, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    return files.map((file) => readFileSync(join(bundle.dir, file), "utf8")).join("\n");
  } finally {
    await build.close();
  }
}

async function mistake(): Promise<string> {
  const error: unknown = await compiled().then(
    () => assert.fail("it compiled"),
    (thrown: unknown) => thrown
  );
  assert.ok(error instanceof SourceError, String(error));
  return error.describe();
}

const PROBE = "force-app/main/default/lwc/probe/probe";

function script(imports: string, body = ""): string {
  return `import { LightningElement } from "lwc";\n${imports}\nexport default class Probe extends LightningElement {\n  ${body}\n}\n`;
}

test("a component gets labels, schema references and resources as the platform's modules give them", async () => {
  component(
    script(
      [
        'import greeting from "@salesforce/label/c.Bookshop_Greeting";',
        'import price from "@salesforce/schema/Book__c.Price__c";',
        'import author from "@salesforce/schema/Book__c.Author__r.Name";',
        'import userId from "@salesforce/user/Id";'
      ].join("\n"),
      "values: unknown[] = [greeting, price, author, userId];"
    )
  );
  const code = await compiled();
  assert.match(code, /Welcome to the bookshop/);
  assert.match(code, /"fieldApiName":\s*"Price__c"/);
  assert.match(code, /"fieldApiName":\s*"Author__r.Name"/);
  assert.match(code, /localOrgContext\.user\.Id/);
});

test("Apex methods become callable modules, and base components are taken from their own bundle", async () => {
  component(
    script(
      'import getBooks from "@salesforce/apex/BookController.getBooks";\nimport { refreshApex } from "@salesforce/apex";',
      "load = [getBooks, refreshApex];"
    ),
    '<template><lightning-button label="Go"></lightning-button></template>\n'
  );
  const code = await compiled();
  assert.match(code, /apexMethod\("BookController", "getBooks"\)/);
  assert.match(code, /from '\/local\/assets\/vendor-[0-9a-f]+\/chunks\/base-[\w-]+\.js'/);
});

test("what the platform may have and the local org has not is stood in for by something that says so", async () => {
  component(
    script('import { subscribe } from "lightning/nothingOfTheKind";', "value = subscribe;"),
    "<template><lightning-hologram></lightning-hologram></template>\n"
  );
  const code = await compiled();
  assert.match(code, /unsupportedExports\("lightning\/nothingOfTheKind"\)/);
  assert.match(code, /unsupportedComponent\("lightning\/hologram"\)/);
});

test("a module that does not exist is named with the place of its import", async () => {
  component(script('import nothing from "somewhere/nothing";', "value = nothing;"));
  assert.equal(await mistake(), `${PROBE}.ts:2:21: there is no module "somewhere/nothing" in this project`);
});

test("a name that a module of the platform does not export is named with the place of its import", async () => {
  component(script('import { getSomething } from "lightning/uiRecordApi";', "value = getSomething;"));
  assert.equal(
    await mistake(),
    `${PROBE}.ts:2:10: "lightning/uiRecordApi" of the local org does not export getSomething`
  );
});

test("a label, a field or an Apex method that the project lacks is a mistake", async () => {
  for (const missing of ["label/c.Missing", "schema/Book__c.Missing__c", "apex/BookController.missing"]) {
    component(script(`import value from "@salesforce/${missing}";`, "value = value;"));
    assert.match(await mistake(), /^force-app\/.*probe\.ts:2:19: there is no module/);
  }
});

test("an unknown component in a template is named with its tag's place", async () => {
  component(script(""), "<template>\n  <c-missing-card></c-missing-card>\n</template>\n");
  assert.match(await mistake(), /probe\.html:2:3: there is no module "c\/missingCard"/);
});

test("a mistake in TypeScript is named with line and column", async () => {
  component(
    'import { LightningElement } from "lwc";\nexport default class Probe extends LightningElement {\n  a: = 3;\n}\n'
  );
  assert.match(await mistake(), /probe\.ts:3:6: /);
});

test("a mistake in a template is named with line and column", async () => {
  component(script(""), "<template>\n  <p>never closed\n</template>\n");
  assert.match(await mistake(), /probe\.html:2:\d+: .*LWC\d+/);
});

test("new components, and what they import that is new, are taken up while the org runs", async () => {
  component(script(""));
  const schema = buildSchema(readProject(shop.dir), new Map());
  const names = projectNames({
    get project() {
      return readProject(shop.dir);
    },
    schema
  });
  const build = await buildLightning(readProject(shop.dir), names, CACHE_DIR);
  const events: RebuildEvent[] = [];
  let wake = (): void => {};
  build.watch((event) => {
    events.push(event);
    wake();
  });
  const next = async (): Promise<RebuildEvent | undefined> => {
    if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return events.shift();
  };
  try {
    await delay(WATCHER_START);
    shop.write("other/lwc/newcomer/newcomer.js-meta.xml", META);
    shop.write("other/lwc/newcomer/newcomer.html", "<template></template>\n");
    shop.write(
      "other/lwc/newcomer/newcomer.ts",
      script('import may from "@salesforce/customPermission/Lend";', "may = may;")
    );
    const failed = await next();
    assert.equal(failed?.kind, "failed");
    assert.match(build.problem()?.describe() ?? "", /newcomer\.ts:2:\d+: there is no module .*customPermission\/Lend/);

    shop.write("customPermissions/Lend.customPermission-meta.xml", PERMISSION);
    await build.refresh();
    assert.equal((await next())?.kind, "rebuilt");
    assert.equal(build.problem(), null);
    assert.ok("c/newcomer" in (build.bundles().at(-1)?.modules ?? {}));

    await build.refresh();
    assert.deepEqual(events, [], "nothing is told where nothing changed");
  } finally {
    await build.close();
  }
});
