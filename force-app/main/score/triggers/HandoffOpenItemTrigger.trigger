trigger HandoffOpenItemTrigger on Handoff_Open_Item__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
