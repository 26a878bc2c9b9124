trigger ToldEvents on Told__e(after insert) {
    for (Told__e event : Trigger.new) {
        Rules.note(event.Text__c);
        if (event.Text__c == 'broken') {
            throw new IllegalArgumentException('broken');
        }
    }
}
