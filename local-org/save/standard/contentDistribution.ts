import { randomUUID } from "node:crypto";
import type { StandardBehaviour } from "./behaviour.ts";

/** A distribution has public addresses as soon as it is there; the local org answers nobody under them. */
export const CONTENT_DISTRIBUTION: StandardBehaviour = {
  derive(_, rows) {
    for (const { record, old } of rows) {
      if (old !== null) continue;
      const key = randomUUID();
      record["DistributionPublicUrl"] = `http://localhost/sfc/p/${key}`;
      record["ContentDownloadUrl"] = `http://localhost/sfc/dist/version/download/${key}`;
      if (record["PreferencesAllowPDFDownload"] === true) {
        record["PdfDownloadUrl"] = `http://localhost/sfc/dist/version/renditionDownload/${key}`;
      }
    }
  }
};
