trigger HandoffRiskTrigger on Handoff_Risk__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
