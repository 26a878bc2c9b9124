trigger HandoffOpportunityTrigger on Opportunity(after insert, after update, before delete, after undelete) {
    new HandoffOpportunityTriggerHandler().run();
}
