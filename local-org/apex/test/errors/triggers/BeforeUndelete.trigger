// 2: Trigger Usage Before Undelete is not supported
trigger BeforeUndelete on Account (before undelete) {
}
