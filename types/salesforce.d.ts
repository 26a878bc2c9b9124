/** A field token, as `@salesforce/schema/Object.Field` provides it. */
interface FieldId {
  fieldApiName: string;
  objectApiName: string;
}

/** An object token, as `@salesforce/schema/Object` provides it. */
interface ObjectId {
  objectApiName: string;
}

declare module "@salesforce/label/*" {
  const text: string;
  export default text;
}

declare module "@salesforce/schema/*" {
  const token: FieldId & ObjectId;
  export default token;
}

declare module "@salesforce/i18n/*" {
  const value: string;
  export default value;
}

declare module "@salesforce/customPermission/*" {
  const granted: boolean | undefined;
  export default granted;
}
