/** The fields of a field mapping that matter; the others are empty, the mapping active. */
export interface MappingValues {
  target: string;
  field: string;
  source: string;
  path?: string;
  constant?: string;
  order?: number;
}

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACES =
  'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** The file of a `Handoff_Field_Mapping__mdt` record. */
export function fieldMapping(name: string, mapping: MappingValues): string {
  const values: [field: string, type: string, value: string | undefined][] = [
    ["Target_Object__c", "string", mapping.target],
    ["Target_Field__c", "string", mapping.field],
    ["Source_Object__c", "string", mapping.source],
    ["Source_Field__c", "string", mapping.path],
    ["Constant_Value__c", "string", mapping.constant],
    ["Conversion__c", "string", "None"],
    ["Sort_Order__c", "double", String(mapping.order ?? 10)],
    ["Is_Active__c", "boolean", "true"]
  ];
  return `${HEADER}\n<CustomMetadata ${NAMESPACES}><label>${name}</label>${values.map(metadataValue).join("")}</CustomMetadata>`;
}

/** The file of a validation rule that refuses what meets the formula. */
export function validationRule(name: string, formula: string): string {
  return (
    `${HEADER}\n<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName>` +
    `<active>true</active><errorConditionFormula>${formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</errorConditionFormula>` +
    "<errorMessage>Refused by a rule.</errorMessage></ValidationRule>"
  );
}

function metadataValue([field, type, value]: [string, string, string | undefined]): string {
  const content = value === undefined ? '<value xsi:nil="true"/>' : `<value xsi:type="xsd:${type}">${value}</value>`;
  return `<values><field>${field}</field>${content}</values>`;
}
