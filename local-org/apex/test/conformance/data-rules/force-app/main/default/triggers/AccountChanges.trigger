trigger AccountChanges on AccountChangeEvent(after insert) {
    for (AccountChangeEvent event : Trigger.new) {
        if (event.Name == 'header') {
            EventBus.ChangeEventHeader header = event.ChangeEventHeader;
            Assert.areEqual('Account', header.entityName);
            Assert.areEqual('CREATE', header.getChangeType());
            Assert.areEqual(1, header.sequenceNumber);
            Assert.areEqual('', header.changeOrigin);
            Assert.isTrue(header.commitTimestamp > 0 && header.commitNumber > 0);
            Assert.areEqual(36, header.transactionKey.length());
            Assert.isTrue(
                header.changedFields.isEmpty() && header.nulledFields.isEmpty() && header.diffFields.isEmpty()
            );
            Assert.isNotNull(event.ReplayId);
            Rules.note('header of ' + header.recordIds[0] + ' by ' + header.commitUser);
            return;
        }
    }
    Changes.note(Trigger.new);
    for (AccountChangeEvent event : Trigger.new) {
        if (event.Name == 'broken') {
            throw new IllegalArgumentException('broken');
        }
    }
}
