import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

const PATH = `${VERSION}/actions/custom/flow`;
const PROJECT = join(import.meta.dirname, "../../flow/test/conformance");

let server: TestServer;

before(async () => {
  server = await startTestServer(PROJECT, "head@example.com");
});

after(() => server.close());

/** https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_flow.htm */
describe("flows by REST", () => {
  it("are listed where they start by name", async () => {
    const { body } = await server.send("GET", PATH);
    const names = (at(body, "actions") as { name: string }[]).map(({ name }) => name);
    assert.ok(names.includes("Calculate"));
    assert.ok(!names.includes("Old_Draft"), "no active version");
    assert.ok(!names.includes("Parcel_Set_Zone"), "started by records");
  });

  it("tell their variables", async () => {
    const { body } = await server.send("GET", `${PATH}/Calculate`);
    assert.equal(at(body, "inputs.0.name"), "start");
    assert.equal(at(body, "inputs.0.type"), "NUMBER");
    assert.equal(at(body, "outputs.0.name"), "result");
  });

  it("take inputs and give outputs", async () => {
    const inputs = [{ start: 2, items: ["a"] }, { start: 3 }];
    const { status, body } = await server.send("POST", `${PATH}/calculate`, { inputs });
    assert.equal(status, 200);
    assert.equal(at(body, "0.actionName"), "Calculate");
    assert.equal(at(body, "0.outputValues.result"), 15);
    assert.deepEqual(at(body, "0.outputValues.items"), ["z", "a", "d"]);
    assert.equal(at(body, "1.outputValues.result"), 18);
    assert.equal(at(body, "1.outputValues.Flow__InterviewStatus"), "Finished");
  });

  it("that fail are told, and leave nothing behind", async () => {
    const { status, body } = await server.send("POST", `${PATH}/Fails`, { inputs: [{ name: "P" }] });
    assert.equal(status, 400);
    assert.equal(at(body, "0.isSuccess"), false);
    assert.match(String(at(body, "0.errors.0.message")), /A parcel weighs something/);
  });

  it("refuse inputs that they have no variable for", async () => {
    const { status, body } = await server.send("POST", `${PATH}/Calculate`, { inputs: [{ nothing: 1 }] });
    assert.equal(status, 400);
    assert.match(String(at(body, "0.errors.0.message")), /no variable nothing/);
  });

  it("that are not there are not found", async () => {
    const { status } = await server.send("POST", `${PATH}/Nowhere`, { inputs: [{}] });
    assert.equal(status, 404);
  });
});
