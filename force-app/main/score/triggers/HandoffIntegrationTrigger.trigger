trigger HandoffIntegrationTrigger on Handoff_Integration__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
