trigger JobChanges on Job__ChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
