trigger OpportunityChanges on OpportunityChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
