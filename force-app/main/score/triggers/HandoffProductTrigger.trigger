trigger HandoffProductTrigger on Handoff_Product__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
