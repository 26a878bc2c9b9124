trigger HandoffStakeholderTrigger on Handoff_Stakeholder__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
