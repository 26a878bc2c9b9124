trigger SharingInTriggersCampaigns on Campaign(after insert) {
    if (Trigger.new[0].Name == 'SharingInTriggers') {
        SharingInTriggers.seenByTrigger = [SELECT COUNT() FROM Review__c];
    }
}
