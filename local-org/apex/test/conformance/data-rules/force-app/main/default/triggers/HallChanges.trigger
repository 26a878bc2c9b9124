trigger HallChanges on Hall__ChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
