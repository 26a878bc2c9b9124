trigger HandoffCommitmentTrigger on Handoff_Commitment__c(after insert, after update, after delete, after undelete) {
    new HandoffRowTriggerHandler().run();
}
