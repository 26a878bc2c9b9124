trigger HandoffCriterionTrigger on Handoff_Success_Criterion__c(
    after insert,
    after update,
    after delete,
    after undelete
) {
    new HandoffRowTriggerHandler().run();
}
