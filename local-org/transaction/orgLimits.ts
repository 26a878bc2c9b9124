/** Limits of the whole org by their names in the REST resource `limits`; the local org uses nothing of them up. */
export const ORG_LIMITS: Readonly<Record<string, number>> = {
  DailyApiRequests: 100_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyStreamingApiEvents: 10_000,
  DataStorageMB: 1_024,
  FileStorageMB: 1_024,
  HourlyAsyncReportRuns: 1_200,
  MassEmail: 5_000,
  SingleEmail: 5_000
};
