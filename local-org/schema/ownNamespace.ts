/**
 * Names as the project's files have them: what is written with the project's own namespace, `ns__Book__c`, is its `Book__c`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_prefix.htm
 */
export function withoutOwnNamespace(namespace: string | undefined): (name: string) => string {
  if (namespace === undefined) return (name) => name;
  const prefix = `${namespace.toLowerCase()}__`;
  return (name) => (name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name);
}
