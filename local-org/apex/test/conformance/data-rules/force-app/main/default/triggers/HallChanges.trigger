trigger HallChanges on Hall__ChangeEvent(after insert) {
    Changes.note(Trigger.new);
    Rules.note(Trigger.size + ' given to ' + UserInfo.getUserName());
}
