trigger ToldEvents on Told__e(after insert) {
    EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
    for (Told__e event : Trigger.new) {
        Rules.note(event.Text__c);
        if (event.Text__c == 'broken') {
            throw new IllegalArgumentException('broken');
        }
        if (event.Text__c == 'early' && context.retries < 2) {
            throw new EventBus.RetryableException('too early: ' + context.retries);
        }
        if (event.Text__c == 'early') {
            Rules.note(context.retries + ' retries: ' + context.lastError);
        }
        if (event.Text__c == 'never') {
            throw new EventBus.RetryableException('never');
        }
        if (event.Text__c == 'elsewhere') {
            try {
                context.setResumeCheckpoint('0');
            } catch (EventBus.InvalidReplayIdException e) {
                Rules.note('no event of this batch');
            }
        }
        if (event.Text__c.startsWith('done')) {
            context.setResumeCheckpoint(event.ReplayId);
        }
        if (event.Text__c == 'done for now') {
            return;
        }
    }
}
