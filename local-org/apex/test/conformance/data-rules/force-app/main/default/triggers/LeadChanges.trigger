trigger LeadChanges on LeadChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
