trigger ToldNowEvents on Told_Now__e(after insert) {
    for (Told_Now__e event : Trigger.new) {
        Rules.note(event.Text__c);
        if (event.Text__c == 'broken') {
            throw new IllegalArgumentException('broken');
        }
    }
}
