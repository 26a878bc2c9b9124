// 2: Duplicate Trigger Usage: Before Insert
trigger EventTwice on Account (before insert, before insert) {
}
