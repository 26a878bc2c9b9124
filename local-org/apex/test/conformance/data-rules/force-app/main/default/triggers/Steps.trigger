trigger Steps on Step__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    Rules.run('Step__c');
}
