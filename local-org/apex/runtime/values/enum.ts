/** A value of an enum. There is one object for each, so `===` compares. */
export class ApexEnumValue {
  /** The enum's canonical name: `System.LoggingLevel`, `Foo.Season`. */
  readonly apexType: string;
  readonly name: string;
  readonly ordinal: number;

  constructor(apexType: string, name: string, ordinal: number) {
    this.apexType = apexType;
    this.name = name;
    this.ordinal = ordinal;
  }

  toString(): string {
    return this.name;
  }
}

/** Makes the values of an enum, in the order of their declaration. */
export function enumValues(apexType: string, names: readonly string[]): ApexEnumValue[] {
  return names.map((name, ordinal) => new ApexEnumValue(apexType, name, ordinal));
}
