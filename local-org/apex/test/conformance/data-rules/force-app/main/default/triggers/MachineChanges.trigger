trigger MachineChanges on Machine__ChangeEvent(after insert) {
    Changes.note(Trigger.new);
}
