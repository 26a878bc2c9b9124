import { DATA, get, other, post, type Make, type MalformedRequest } from "./request.ts";
import type { Random } from "./random.ts";

/** Requests to the SOAP APIs and to the Metadata API that cannot be answered. */
export const soapRequests: readonly Make[] = [badSoap, badOperation, badVersion, badDeployment, badForm];

const SOAP_TYPE = { "content-type": "text/xml", soapaction: '""' };
const FORM_TYPE = { "content-type": "multipart/form-data; boundary=b" };

function badSoap(random: Random): MalformedRequest {
  const body = random.pick([
    "",
    "x",
    "<a>",
    "<a/>",
    `<Envelope><Body>${random.text(9)}`,
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Envelope><Body><login>&x;</login></Body></Envelope>",
    "<a>".repeat(1000 + random.below(20_000)),
    envelope(`<login>${"<a/>".repeat(100_000)}</login>`),
    `<!--${"-".repeat(random.below(9999))}`,
    `<![CDATA[${random.text(99)}`,
    envelope("<login/><logout/>"),
    envelope(""),
    "{}"
  ]);
  const path = random.pick([
    "/services/Soap/u/62.0",
    "/services/Soap/m/62.0",
    "/services/Soap/s/62.0",
    "/services/Soap/c/62.0"
  ]);
  return { method: "POST", path, headers: SOAP_TYPE, body };
}

function envelope(body: string): string {
  return `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>${body}</Body></Envelope>`;
}

/** Without a session, or with arguments that are none. */
function badOperation(random: Random): MalformedRequest {
  const [api, operation] = random.pick([
    ["u", "login"],
    ["c", "login"],
    ["u", "__proto__"],
    ["u", "constructor"],
    ["c", "query"],
    ["m", "deploy"],
    ["m", "checkDeployStatus"],
    ["m", "hasOwnProperty"],
    ["s", "executeAnonymous"],
    ["s", "compileAndTest"]
  ]);
  const content = random.pick([
    "",
    "<a/>",
    "<username>&#xD800;</username>",
    "<username>a</username><username>b</username>"
  ]);
  return soap(api ?? "", "62.0", envelope(`<${operation}>${content}</${operation}>`));
}

function badVersion(random: Random): MalformedRequest {
  return soap(random.pick(["u", "c", "m", "s"]), random.pick(["zz", "1.0", "99.0", "%00"]), envelope("<getUserInfo/>"));
}

function soap(api: string, version: string, body: string): MalformedRequest {
  return { method: "POST", path: `/services/Soap/${api}/${version}`, headers: SOAP_TYPE, body };
}

function badDeployment(random: Random): MalformedRequest {
  return random.pick([
    get(`${DATA}/metadata/deployRequest/${random.below(1e9)}`),
    post(`${DATA}/metadata/deployRequest`, {}),
    post(`${DATA}/metadata/deployRequest`, { validatedDeployRequestId: random.pick<unknown>(["x", {}, 7]) }),
    other(
      "PATCH",
      `${DATA}/metadata/deployRequest/0Af`,
      random.pick<unknown>(["{", {}, { deployResult: { status: 1 } }])
    ),
    other("PUT", `${DATA}/metadata/deployRequest/0Af`, {})
  ]);
}

/** Forms whose parts are missing, cut off or no JSON. */
function badForm(random: Random): MalformedRequest {
  const zip = part('name="file"; filename="deploy.zip"', "application/zip", random.text(40));
  const options = (text: string): string => part('name="entity_content"', "application/json", text);
  const body = random.pick([
    "",
    "--b--",
    random.text(60),
    options("{}"),
    options("{") + zip,
    options("[]") + zip,
    options('{"deployOptions":{"testLevel":"x"}}') + zip,
    options('{"deployOptions":{"testLevel":"RunSpecifiedTests"}}') + zip,
    zip.slice(0, 40)
  ]);
  const headers = random.below(5) === 0 ? { "content-type": "multipart/form-data" } : FORM_TYPE;
  return {
    method: "POST",
    path: `${DATA}/metadata/deployRequest`,
    headers,
    body: body.endsWith("--") ? body : `${body}--b--`
  };
}

function part(disposition: string, type: string, content: string): string {
  return `--b\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
}
