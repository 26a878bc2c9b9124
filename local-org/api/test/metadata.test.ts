import assert from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { after, before, test } from "node:test";
import { Connection } from "jsforce";
import { startBlankServer, type BlankServer } from "./blankServer.ts";
import { ADMIN, at, PASSWORD } from "./testServer.ts";

let server: BlankServer;
let connection: Connection;

before(async () => {
  server = await startBlankServer();
  connection = new Connection({ loginUrl: server.url, version: "62.0" });
  await connection.login(ADMIN, PASSWORD);
  connection.metadata.pollInterval = 50;
  connection.metadata.pollTimeout = 300_000;
});

after(() => server.close());

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const CLASS_META = `<ApexClass ${NAMESPACE}><apiVersion>62.0</apiVersion><status>Active</status></ApexClass>`;

const SHELF = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject ${NAMESPACE}>
    <deploymentStatus>Deployed</deploymentStatus>
    <fields>
        <fullName>Width__c</fullName>
        <label>Width</label>
        <precision>4</precision>
        <scale>0</scale>
        <type>Number</type>
    </fields>
    <label>Shelf</label>
    <nameField>
        <label>Shelf Name</label>
        <type>Text</type>
    </nameField>
    <pluralLabel>Shelves</pluralLabel>
    <sharingModel>ReadWrite</sharingModel>
</CustomObject>
`;

const SHELF_TEST = `@IsTest
private class ShelfTest {
    @IsTest
    static void adds() {
        System.assertEquals(2, 1 + 1);
    }
}
`;

function packageOf(members: Record<string, string[]>, files: Record<string, string>): Buffer {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((member) => `<members>${member}</members>`).join("")}<name>${name}</name></types>`
  );
  const manifest = `<Package ${NAMESPACE}>${types.join("")}<version>62.0</version></Package>`;
  const all = { "package.xml": manifest, ...files };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]))));
}

const SHELVES = packageOf(
  { CustomObject: ["Shelf__c"], ApexClass: ["ShelfTest"] },
  {
    "objects/Shelf__c.object": SHELF,
    "classes/ShelfTest.cls": SHELF_TEST,
    "classes/ShelfTest.cls-meta.xml": CLASS_META
  }
);

test("validates with tests, and deploys quickly what was validated", async () => {
  const options = { checkOnly: true, testLevel: "RunLocalTests" as const, rollbackOnError: true };
  const validation = await connection.metadata.deploy(SHELVES, options).complete(true);
  assert.deepEqual([validation.status, validation.checkOnly, validation.numberTestsCompleted], ["Succeeded", true, 1]);
  assert.equal(server.org.schema.object("Shelf__c"), undefined);
  const id = await connection.metadata.deployRecentValidation({ id: validation.id, rest: true });
  await ended(id);
  assert.ok(server.org.schema.object("Shelf__c"));
});

test("lists and reads what was deployed", async () => {
  const [shelf] = await connection.metadata.list({ type: "CustomObject" }, "62.0");
  assert.deepEqual([shelf?.fullName, shelf?.fileName], ["Shelf__c", "objects/Shelf__c.object"]);
  const [listedClass] = await connection.metadata.list({ type: "ApexClass" }, "62.0");
  assert.match(String(listedClass?.id), /^01p/);
  const object = await connection.metadata.read("CustomObject", "Shelf__c");
  assert.deepEqual([object.label, at([object.fields].flat(), "0.fullName")], ["Shelf", "Width__c"]);
  const described = await connection.metadata.describe("62.0");
  assert.ok(described.metadataObjects.some(({ xmlName }) => xmlName === "CustomObject"));
});

test("retrieves what was deployed", async () => {
  const unpackaged = { types: [{ name: "CustomObject", members: ["Shelf__c"] }], version: "62.0" };
  const { id } = await connection.metadata.retrieve({ apiVersion: "62.0", unpackaged } as never);
  let result = await connection.metadata.checkRetrieveStatus(id);
  while (!result.done) result = await connection.metadata.checkRetrieveStatus(id);
  const files = unzipSync(Buffer.from(result.zipFile, "base64"));
  const retrieved = strFromU8(files["unpackaged/objects/Shelf__c.object"] ?? new Uint8Array());
  assert.deepEqual(retrieved.split("\n").sort(), SHELF.split("\n").sort());
});

test("cancels a deployment, and leaves the org as it was", async () => {
  const { id } = await connection.metadata.deploy(
    packageOf({ CustomObject: ["Rack__c"] }, { "objects/Rack__c.object": SHELF.replaceAll("Shelf", "Rack") })
  );
  await connection.metadata._invoke("cancelDeploy", { id });
  const result = await ended(id);
  assert.equal(result.status, "Canceled");
  assert.equal(server.org.schema.object("Rack__c"), undefined);
  await assert.rejects(connection.metadata._invoke("cancelDeploy", { id }), /INVALID_ID_FIELD/);
});

test("says in one line what is wrong with a package", async () => {
  const deploy = async (zip: Buffer): Promise<unknown> => connection.metadata.deploy(zip).complete(true);
  const lost = await deploy(packageOf({ ApexClass: ["Lost"] }, { "classes/Lost.cls-meta.xml": CLASS_META }));
  assert.equal(
    problems(lost),
    "classes/Lost.cls-meta.xml: An object 'Lost' of type ApexClass was named in package.xml, but was not found in zipped directory"
  );
  const named = await deploy(packageOf({ CustomObject: ["Nowhere__c"] }, {}));
  assert.match(problems(named), /^package\.xml: An object 'Nowhere__c' of type CustomObject was named/);
  const xml = { "objects/Bad__c.object": "<CustomObject>\n<label>x\n</CustomObject>" };
  assert.match(
    problems(await deploy(packageOf({ CustomObject: ["Bad__c"] }, xml))),
    /^objects\/Bad__c\.object: .*label/
  );
  assert.equal(problems(await deploy(Buffer.from("no zip at all"))), "The package is no readable zip file");
});

test("refuses CRUD calls that it does not have by their name", async () => {
  await assert.rejects(
    connection.metadata.create("CustomObject", { fullName: "New__c" } as never),
    /not supported by the local org: SOAP operation createMetadata/
  );
});

async function ended(id: string): ReturnType<typeof connection.metadata.checkDeployStatus> {
  let result = await connection.metadata.checkDeployStatus(id, true);
  while (!result.done) result = await connection.metadata.checkDeployStatus(id, true);
  return result;
}

/** What a result says is wrong: with the whole, or with its components. */
function problems(result: unknown): string {
  assert.equal(at(result, "status"), "Failed");
  const failures = [at(result, "details.componentFailures")].flat();
  return [
    at(result, "errorMessage"),
    ...failures.map((failure) => `${at(failure, "fileName")}: ${at(failure, "problem")}`)
  ]
    .filter((text) => typeof text === "string")
    .join("\n");
}
