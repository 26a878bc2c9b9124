import type { LibraryClass } from "../library.ts";
import { AccessLevelClass } from "./AccessLevel.ts";
import { AssertClass } from "./Assert.ts";
import { BlobClass } from "./Blob.ts";
import { CollatorClass } from "./Collator.ts";
import { CryptoClass } from "./Crypto.ts";
import { DatabaseClass } from "./Database.ts";
import { DateClass } from "./Date.ts";
import { DatetimeClass } from "./Datetime.ts";
import { EncodingUtilClass } from "./EncodingUtil.ts";
import { ExceptionClass } from "./Exception.ts";
import { FeatureManagementClass } from "./FeatureManagement.ts";
import { IdClass } from "./Id.ts";
import { IterableClass, IteratorClass } from "./Iterator.ts";
import { JSONClass } from "./JSON.ts";
import { JSONGeneratorClass } from "./JSONGenerator.ts";
import { JSONParserClass } from "./JSONParser.ts";
import { LimitsClass } from "./Limits.ts";
import { ListClass } from "./List.ts";
import { MapClass } from "./Map.ts";
import { MatcherClass } from "./Matcher.ts";
import { MathClass } from "./Math.ts";
import { EnumClass, ObjectClass } from "./Object.ts";
import { PatternClass } from "./Pattern.ts";
import { SObjectClass } from "./SObject.ts";
import { SchemaClass } from "./Schema.ts";
import { SetClass } from "./Set.ts";
import { StringClass } from "./String.ts";
import { SystemClass } from "./System.ts";
import { TestClass } from "./Test.ts";
import { TimeClass } from "./Time.ts";
import { TimeZoneClass } from "./TimeZone.ts";
import { TypeClass } from "./Type.ts";
import { UUIDClass } from "./UUID.ts";
import { UrlClass } from "./Url.ts";
import { UserInfoClass } from "./UserInfo.ts";
import { VersionClass } from "./Version.ts";
import { BooleanClass, DecimalClass, DoubleClass, IntegerClass, LongClass } from "./numbers.ts";

/** The classes of the namespace System. */
export const systemClasses: readonly LibraryClass[] = [
  AccessLevelClass,
  AssertClass,
  BlobClass,
  CollatorClass,
  CryptoClass,
  DatabaseClass,
  DateClass,
  DatetimeClass,
  EncodingUtilClass,
  ExceptionClass,
  FeatureManagementClass,
  IdClass,
  IteratorClass,
  IterableClass,
  JSONClass,
  JSONGeneratorClass,
  JSONParserClass,
  LimitsClass,
  ListClass,
  MapClass,
  MatcherClass,
  MathClass,
  ObjectClass,
  EnumClass,
  PatternClass,
  SObjectClass,
  SchemaClass,
  SetClass,
  StringClass,
  SystemClass,
  TestClass,
  TimeClass,
  TimeZoneClass,
  TypeClass,
  UUIDClass,
  UrlClass,
  UserInfoClass,
  VersionClass,
  IntegerClass,
  LongClass,
  DoubleClass,
  DecimalClass,
  BooleanClass
];
