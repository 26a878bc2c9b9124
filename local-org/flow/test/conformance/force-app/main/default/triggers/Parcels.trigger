trigger Parcels on Parcel__c(before insert) {
    for (Parcel__c parcel : Trigger.new) {
        if (parcel.Name == 'from trigger') {
            parcel.Note__c = 'seen ' + parcel.Zone__c;
        }
    }
}
