trigger HandoffTeamMemberTrigger on OpportunityTeamMember(after insert, after update, after delete, after undelete) {
    new HandoffTeamTriggerHandler().run();
}
