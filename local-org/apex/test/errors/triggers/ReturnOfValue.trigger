// 3: Trigger bodies must not return a value
trigger ReturnOfValue on Account (before insert) {
    return 1;
}
