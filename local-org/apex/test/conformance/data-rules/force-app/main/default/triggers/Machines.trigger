trigger Machines on Machine__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    Rules.run('Machine__c');
}
