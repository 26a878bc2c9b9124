import type { OrgErrorDetail } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { stackTrace, executionUnderWay } from "./execution.ts";
import { ApexObject } from "./object.ts";

/** One record's failure in a `System.DmlException`. */
export interface DmlFailure extends OrgErrorDetail {
  /** The record's place in the list. */
  index: number;
  id: string | null;
  /** The record's object; undefined where there is no record. */
  object: SObjectSchema | undefined;
}

/** An Apex exception: thrown as it is, by compiled code and by the library. Classes of the project extend it. */
export class ApexException extends ApexObject {
  message: string | null = null;
  cause: ApexException | null = null;
  stackTrace: string = stackTrace();
  lineNumber: number = executionUnderWay()?.frame?.line ?? 0;
  /** Filled for `System.DmlException` only. */
  dmlFailures: DmlFailure[] = [];

  "new()"(): this {
    return this;
  }

  "new(string)"(message: string | null): this {
    this.message = message;
    return this;
  }

  "new(exception)"(cause: ApexException | null): this {
    this.cause = cause;
    return this;
  }

  "new(string,exception)"(message: string | null, cause: ApexException | null): this {
    this.message = message;
    this.cause = cause;
    return this;
  }

  /** `System.NullPointerException: Attempt to de-reference a null object`. */
  describe(): string {
    return `${this.apexType}: ${this.message ?? "Script-thrown exception"}`;
  }
}

/** An exception of the standard library. */
export class PlatformException extends ApexException {
  override readonly apexType: string;

  constructor(type: string, message: string | null, cause: ApexException | null = null) {
    super();
    this.apexType = type;
    this.message = message;
    this.cause = cause;
  }
}
Object.defineProperty(PlatformException.prototype, "members", { value: { methods: new Map(), fields: [] } });

/** An exception of the platform, ready to be thrown: `throw apexException("System.MathException", "Divide by 0")`. */
export function apexException(type: string, message: string | null): ApexException {
  return new PlatformException(type, message);
}

/** `System.NullPointerException: Attempt to de-reference a null object`. */
export function nullPointer(): ApexException {
  return apexException("System.NullPointerException", "Attempt to de-reference a null object");
}
