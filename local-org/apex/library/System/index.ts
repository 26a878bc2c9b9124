import { AddressClass } from "./Address.ts";
import { LocationClass } from "./Location.ts";
import { NetworkClass, PageReferenceClass } from "./PageReference.ts";
import type { LibraryClass } from "../library.ts";
import { AccessLevelClass } from "./AccessLevel.ts";
import { AssertClass } from "./Assert.ts";
import { ApexPagesClass } from "./ApexPages.ts";
import { ApprovalClass } from "./Approval.ts";
import { ContinuationClass } from "./Continuation.ts";
import { FormulaClass, FormulaRecalcResultClass } from "./Formula.ts";
import { OrgLimitsClass } from "./OrgLimits.ts";
import { SearchClass, SearchResultClass, SearchResultsClass } from "./Search.ts";
import { SiteClass } from "./Site.ts";
import { WebServiceCalloutClass } from "./WebServiceCallout.ts";
import { XmlStreamReaderClass } from "./XmlStreamReader.ts";
import { BusinessHoursClass } from "./BusinessHours.ts";
import { BlobClass } from "./Blob.ts";
import { CollatorClass } from "./Collator.ts";
import { CryptoClass } from "./Crypto.ts";
import { DatabaseClass } from "./Database.ts";
import { DateClass } from "./Date.ts";
import { DatetimeClass } from "./Datetime.ts";
import { EncodingUtilClass } from "./EncodingUtil.ts";
import { DomainClass, DomainParserClass } from "./DomainParser.ts";
import { EventBusClass, TestBrokerClass, TriggerContextClass } from "./EventBus.ts";
import { ExceptionClass, QueryExceptionClass } from "./Exception.ts";
import { FeatureManagementClass } from "./FeatureManagement.ts";
import { FlexQueueClass } from "./FlexQueue.ts";
import { HttpClass } from "./Http.ts";
import { HttpRequestClass } from "./HttpRequest.ts";
import { HttpResponseClass } from "./HttpResponse.ts";
import { IdClass } from "./Id.ts";
import { IterableClass, IteratorClass } from "./Iterator.ts";
import { JSONClass } from "./JSON.ts";
import { JSONGeneratorClass } from "./JSONGenerator.ts";
import { JSONParserClass } from "./JSONParser.ts";
import { LabelClass } from "./Label.ts";
import { LimitsClass } from "./Limits.ts";
import { ListClass } from "./List.ts";
import { MapClass } from "./Map.ts";
import { MatcherClass } from "./Matcher.ts";
import { MathClass } from "./Math.ts";
import { MessagingClass, RenderEmailTemplateBodyResultClass } from "./Messaging.ts";
import { EnumClass, ObjectClass } from "./Object.ts";
import { PatternClass } from "./Pattern.ts";
import { RequestClass } from "./Request.ts";
import { RestContextClass, RestRequestClass, RestResponseClass } from "./RestContext.ts";
import { SObjectClass } from "./SObject.ts";
import { SchemaClass } from "./Schema.ts";
import { SObjectAccessDecisionClass, SecurityClass } from "./Security.ts";
import { SetClass } from "./Set.ts";
import { MultiStaticResourceCalloutMockClass, StaticResourceCalloutMockClass } from "./StaticResourceCalloutMock.ts";
import { StringClass } from "./String.ts";
import { SystemClass } from "./System.ts";
import { TestClass } from "./Test.ts";
import { SandboxContextClass } from "./Test/sandbox.ts";
import { TimeClass } from "./Time.ts";
import { TimeZoneClass } from "./TimeZone.ts";
import { TypeClass } from "./Type.ts";
import { UUIDClass } from "./UUID.ts";
import { UrlClass } from "./Url.ts";
import { UserInfoClass } from "./UserInfo.ts";
import { VersionClass } from "./Version.ts";
import { XmlStreamWriterClass } from "./XmlStreamWriter.ts";
import { BooleanClass, DecimalClass, DoubleClass, IntegerClass, LongClass } from "./numbers.ts";

/** The classes of the namespace System. */
export const systemClasses: readonly LibraryClass[] = [
  AccessLevelClass,
  AssertClass,
  XmlStreamReaderClass,
  WebServiceCalloutClass,
  SiteClass,
  SearchClass,
  SearchResultClass,
  SearchResultsClass,
  OrgLimitsClass,
  FormulaClass,
  FormulaRecalcResultClass,
  ContinuationClass,
  ApprovalClass,
  ApexPagesClass,
  BusinessHoursClass,
  BlobClass,
  CollatorClass,
  CryptoClass,
  DatabaseClass,
  DateClass,
  DatetimeClass,
  EncodingUtilClass,
  EventBusClass,
  TestBrokerClass,
  TriggerContextClass,
  DomainClass,
  DomainParserClass,
  ExceptionClass,
  QueryExceptionClass,
  FeatureManagementClass,
  FlexQueueClass,
  HttpClass,
  HttpRequestClass,
  HttpResponseClass,
  IdClass,
  IteratorClass,
  IterableClass,
  JSONClass,
  JSONGeneratorClass,
  JSONParserClass,
  LabelClass,
  AddressClass,
  LocationClass,
  NetworkClass,
  PageReferenceClass,
  LimitsClass,
  ListClass,
  MapClass,
  MatcherClass,
  MathClass,
  MessagingClass,
  RenderEmailTemplateBodyResultClass,
  ObjectClass,
  EnumClass,
  PatternClass,
  RequestClass,
  RestContextClass,
  RestRequestClass,
  RestResponseClass,
  SObjectClass,
  SchemaClass,
  SecurityClass,
  SObjectAccessDecisionClass,
  SetClass,
  StaticResourceCalloutMockClass,
  MultiStaticResourceCalloutMockClass,
  StringClass,
  SystemClass,
  TestClass,
  SandboxContextClass,
  TimeClass,
  TimeZoneClass,
  TypeClass,
  UUIDClass,
  UrlClass,
  UserInfoClass,
  VersionClass,
  XmlStreamWriterClass,
  IntegerClass,
  LongClass,
  DoubleClass,
  DecimalClass,
  BooleanClass
];
