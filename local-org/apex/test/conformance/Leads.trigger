trigger Leads on Lead(before insert, before update, after insert) {
    if (Trigger.isBefore && Trigger.isInsert) {
        for (Lead each : Trigger.new) {
            each.Description = 'before insert ' + Trigger.size;
            if (each.LastName == 'refused') {
                each.LastName.addError('not this one');
            }
            if (each.LastName == 'broken') {
                String none;
                none.length();
            }
        }
    } else if (Trigger.isUpdate) {
        for (Lead each : Trigger.new) {
            each.Description = Trigger.oldMap.get(each.Id).LastName + ' to ' + each.LastName;
        }
    }
    if (Trigger.operationType == TriggerOperation.AFTER_INSERT) {
        System.assert(Trigger.newMap.keySet().size() == Trigger.new.size());
    }
}
