trigger Jobs on Job__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    Rules.run('Job__c');
}
