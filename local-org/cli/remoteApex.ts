import { XMLBuilder } from "fast-xml-parser";
import { Connection } from "jsforce";
import type { RunningServer } from "../server/runningServer.ts";

const VERSION = "62.0";

/** An element of the answer that has no text, such as one that is nil, comes as an object. */
type Text = string | object;

interface RemoteResult {
  compiled: Text;
  compileProblem: Text;
  line: Text;
  column: Text;
  success: Text;
  exceptionMessage: Text;
  exceptionStackTrace: Text;
}

interface Answer {
  "soapenv:Envelope": {
    "soapenv:Header": { DebuggingInfo: { debugLog: string } };
    "soapenv:Body": { executeAnonymousResponse: { result: RemoteResult } };
  };
}

/** What the server says of an anonymous block, as text; empty where there is nothing to say. */
export interface RemoteRun {
  result: Record<keyof RemoteResult, string>;
  log: string;
}

/**
 * Runs anonymous Apex on the server that has the data open: two processes must not hand out the same ids. It goes by SOAP, because only that
 * answers with the debug log: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_calls_executeanonymous.htm
 */
export async function runOnServer(
  server: RunningServer,
  source: string,
  username: string,
  password: string
): Promise<RemoteRun> {
  const connection = new Connection({ loginUrl: `http://localhost:${server.port}`, version: VERSION });
  await connection.login(username, password);
  const answer = await connection.request<Answer>({
    method: "POST",
    url: `${connection.instanceUrl}/services/Soap/s/${VERSION}`,
    headers: { "content-type": "text/xml", SOAPAction: "executeAnonymous" },
    body: envelope(connection.accessToken ?? "", source)
  });
  const { "soapenv:Header": header, "soapenv:Body": body } = answer["soapenv:Envelope"];
  return { result: asTexts(body.executeAnonymousResponse.result), log: header.DebuggingInfo.debugLog };
}

function envelope(sessionId: string, source: string): string {
  return new XMLBuilder({ ignoreAttributes: false }).build({
    "soapenv:Envelope": {
      "@_xmlns:soapenv": "http://schemas.xmlsoap.org/soap/envelope/",
      "@_xmlns": "http://soap.sforce.com/2006/08/apex",
      "soapenv:Header": { SessionHeader: { sessionId } },
      "soapenv:Body": { executeAnonymous: { String: source } }
    }
  });
}

function asTexts(result: RemoteResult): RemoteRun["result"] {
  const entries = Object.entries(result).map(([name, value]) => [name, typeof value === "string" ? value : ""]);
  return Object.fromEntries(entries) as RemoteRun["result"];
}
