trigger ContactChanges on ContactChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
