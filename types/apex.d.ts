/** What an `@AuraEnabled` method is to a component: a function that returns a promise and, when cacheable, a wire adapter. */
type ApexMethod<Parameters extends object, Result> = ((parameters: Parameters) => Promise<Result>) &
  import("lwc").WireAdapterConstructor<Parameters, ApexWireResult<Result>>;

/** What a wired Apex method provisions: at first neither, then either. */
interface ApexWireResult<Result> {
  data?: Result;
  error?: ApexError;
}

/** The error that Lightning hands to a component when Apex throws or a save is refused. */
interface ApexError {
  body?: {
    message?: string;
    exceptionType?: string;
    output?: {
      errors?: { message: string; errorCode?: string }[];
      fieldErrors?: Record<string, { message: string; field?: string; errorCode?: string }[]>;
    };
  };
  message?: string;
  status?: number;
}

declare module "@salesforce/apex" {
  /** Asks the server again for what a wired Apex method provisioned. */
  export function refreshApex(wiredResult: unknown): Promise<void>;
}
