import type { SObjectKind } from "../../schema/types.ts";
import { ACCOUNT } from "./account.ts";
import { ACCOUNT_TEAM_MEMBER } from "./accountTeamMember.ts";
import { ACTIVITY } from "./activity.ts";
import type { StandardBehaviour, StandardBehaviours } from "./behaviour.ts";
import { CAMPAIGN } from "./campaign.ts";
import { CAMPAIGN_MEMBER } from "./campaignMember.ts";
import { CASE } from "./case.ts";
import { CONTENT_DISTRIBUTION } from "./contentDistribution.ts";
import { CONTENT_VERSION } from "./contentVersion.ts";
import { CONTRACT } from "./contract.ts";
import { CUSTOM_SETTING } from "./customSetting.ts";
import { DEVELOPER_NAME } from "./developerName.ts";
import { EMAIL_MESSAGE } from "./emailMessage.ts";
import { EVENT } from "./event.ts";
import { LEAD } from "./lead.ts";
import { OPPORTUNITY } from "./opportunity.ts";
import { OPPORTUNITY_CONTACT_ROLE } from "./opportunityContactRole.ts";
import { OPPORTUNITY_LINE_ITEM } from "./opportunityLineItem.ts";
import { OPPORTUNITY_TEAM_MEMBER } from "./opportunityTeamMember.ts";
import { ORDER } from "./order.ts";
import { ORDER_ITEM } from "./orderItem.ts";
import { PERMISSION_SET_ASSIGNMENT } from "./permissionSetAssignment.ts";
import { PERSON_NAME } from "./personName.ts";
import { PRICEBOOK_ENTRY } from "./pricebookEntry.ts";
import { SETUP_ENTITY_ACCESS } from "./setupEntityAccess.ts";
import { SHARE } from "./share.ts";
import { TASK } from "./task.ts";
import { uniqueTogether } from "./uniqueTogether.ts";
import { USER } from "./user.ts";
import { USER_ROLE } from "./userRole.ts";

const BY_OBJECT: Readonly<Record<string, readonly StandardBehaviour[]>> = {
  Account: [ACCOUNT],
  AccountTeamMember: [ACCOUNT_TEAM_MEMBER, uniqueTogether("AccountId", "UserId")],
  Campaign: [CAMPAIGN],
  CampaignMember: [CAMPAIGN_MEMBER],
  Case: [CASE],
  Contact: [PERSON_NAME],
  ContentDistribution: [CONTENT_DISTRIBUTION],
  ContentDocumentLink: [uniqueTogether("ContentDocumentId", "LinkedEntityId")],
  ContentVersion: [CONTENT_VERSION],
  Contract: [CONTRACT],
  EmailMessage: [EMAIL_MESSAGE],
  Event: [ACTIVITY, EVENT],
  Group: [DEVELOPER_NAME],
  GroupMember: [uniqueTogether("GroupId", "UserOrGroupId")],
  Lead: [PERSON_NAME, LEAD],
  Opportunity: [OPPORTUNITY],
  OpportunityContactRole: [OPPORTUNITY_CONTACT_ROLE],
  OpportunityLineItem: [OPPORTUNITY_LINE_ITEM],
  OpportunityTeamMember: [OPPORTUNITY_TEAM_MEMBER, uniqueTogether("OpportunityId", "UserId")],
  Order: [ORDER],
  OrderItem: [ORDER_ITEM],
  PermissionSetAssignment: [
    PERMISSION_SET_ASSIGNMENT,
    uniqueTogether("AssigneeId", "PermissionSetId", "PermissionSetGroupId")
  ],
  PricebookEntry: [PRICEBOOK_ENTRY],
  SetupEntityAccess: [SETUP_ENTITY_ACCESS],
  Task: [ACTIVITY, TASK],
  UserRole: [DEVELOPER_NAME, USER_ROLE],
  User: [PERSON_NAME, USER]
};

const BY_KIND: Readonly<Partial<Record<SObjectKind, readonly StandardBehaviour[]>>> = {
  customSetting: [CUSTOM_SETTING],
  share: [SHARE]
};

/** What the platform does by itself, for the objects of which the local org knows it. */
export const STANDARD_BEHAVIOURS: StandardBehaviours = (object) => BY_KIND[object.kind] ?? BY_OBJECT[object.name] ?? [];
