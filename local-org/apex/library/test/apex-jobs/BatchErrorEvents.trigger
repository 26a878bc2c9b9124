trigger BatchErrorEvents on BatchApexErrorEvent(after insert) {
    for (BatchApexErrorEvent event : Trigger.new) {
        insert new Account(Name = 'heard of ' + event.Phase + ': ' + event.Message);
    }
}
