trigger HandoffTrigger on Handoff__c(before insert, before update, after insert, after update, after undelete) {
    new HandoffTriggerHandler().run();
}
