const PARTNER = "urn:partner.soap.sforce.com";
const FAULT = "urn:fault.partner.soap.sforce.com";

/** A list becomes an element for each of its items; what is undefined is left out. */
export type SoapValue = string | number | boolean | null | undefined | SoapValue[] | { [name: string]: SoapValue };

export interface SoapStyle {
  /** The default namespace. */
  namespace?: string;
  /** Elements of the header. */
  header?: { [name: string]: SoapValue };
}

/** A SOAP answer with one `<result>`, or one for each item of a list. */
export function soapAnswer(operation: string, result: SoapValue, style: SoapStyle = {}): string {
  return envelope(`<${operation}Response>${element("result", result)}</${operation}Response>`, style);
}

/** A SOAP fault, with the exception in its detail: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm */
export function fault(exceptionCode: string, exceptionMessage: string): string {
  const type = exceptionCode === "INVALID_LOGIN" ? "sf:LoginFault" : "sf:UnexpectedErrorFault";
  const detail = children({ "sf:exceptionCode": exceptionCode, "sf:exceptionMessage": exceptionMessage });
  const faultstring = `${exceptionCode}: ${exceptionMessage}`;
  return envelope(
    `<soapenv:Fault xmlns:sf="${FAULT}">${children({ faultcode: `sf:${exceptionCode}`, faultstring })}` +
      `<detail><${type} xsi:type="${type}">${detail}</${type}></detail></soapenv:Fault>`
  );
}

function envelope(body: string, { namespace = PARTNER, header }: SoapStyle = {}): string {
  const head = header === undefined ? "" : `<soapenv:Header>${children(header)}</soapenv:Header>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `${head}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

function element(name: string, value: SoapValue): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== "object") return `<${name}>${escapeXml(String(value))}</${name}>`;
  return `<${name}>${children(value)}</${name}>`;
}

function children(value: { [name: string]: SoapValue }): string {
  return Object.entries(value)
    .map(([name, child]) => element(name, child))
    .join("");
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
