trigger BatchErrorEvents on BatchApexErrorEvent(after insert) {
    BatchErrors.heard.addAll(Trigger.new);
}
