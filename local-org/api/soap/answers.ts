const PARTNER = "urn:partner.soap.sforce.com";
const ENTERPRISE_FAULT = "urn:fault.partner.soap.sforce.com";

export type SoapValue = string | number | boolean | null | { [name: string]: SoapValue };

/** A SOAP answer with one `<result>`. */
export function soapAnswer(operation: string, result: SoapValue): string {
  return envelope(`<${operation}Response>${element("result", result)}</${operation}Response>`);
}

/** A SOAP fault. */
export function fault(code: string, message: string): string {
  return envelope(
    `<soapenv:Fault xmlns:sf="${ENTERPRISE_FAULT}"><faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault>`
  );
}

function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${PARTNER}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

function element(name: string, value: SoapValue): string {
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== "object") return `<${name}>${escapeXml(String(value))}</${name}>`;
  const children = Object.entries(value).map(([childName, childValue]) => element(childName, childValue));
  return `<${name}>${children.join("")}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
