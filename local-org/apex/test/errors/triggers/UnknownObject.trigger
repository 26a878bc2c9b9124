// 2: Invalid type: Nothing__c
trigger UnknownObject on Nothing__c (before insert) {
}
