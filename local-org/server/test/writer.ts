import { writeSync } from "node:fs";
import { openOrg } from "../../openOrg.ts";
import type { Writing } from "./killedWriter.ts";

const STANDARD_OUTPUT = 1;

const { projectDir, dataDir, apex, first } = JSON.parse(process.argv[2] ?? "") as Writing & { first: number };
const org = openOrg({ projectDir, dataDir, blank: true });

for (let n = first; ; n++) {
  const { compileProblem, failure } = org.transact(org.administratorId, (transaction) =>
    org.apex.executeAnonymous(transaction, apex.replaceAll("{n}", String(n)))
  );
  if (compileProblem !== null || failure !== null) throw new Error(compileProblem ?? failure?.message);
  org.drain();
  writeSync(STANDARD_OUTPUT, `${n}\n`);
}
