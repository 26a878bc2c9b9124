/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
export interface DeployRequest {
  /** The package in Metadata API format. */
  zip: Uint8Array;
  /** Check and test, but take nothing up. */
  checkOnly: boolean;
  testLevel: TestLevel;
  /** Names of test classes, for `RunSpecifiedTests`. */
  runTests: readonly string[];
}

export type TestLevel = "NoTestRun" | "RunSpecifiedTests" | "RunLocalTests" | "RunAllTestsInOrg" | "RunRelevantTests";

/** What became of one component of a package. */
export interface ComponentResult {
  type: string;
  fullName: string;
  /** In the package, such as `classes/Foo.cls`. */
  fileName: string;
  created: boolean;
  deleted: boolean;
  problem: ComponentProblem | null;
  /** What of the component the local org leaves out. */
  warning?: string | null;
}

export interface ComponentProblem {
  message: string;
  line: number;
  column: number;
}

export interface TestFailure {
  className: string;
  methodName: string;
  message: string;
  stackTrace: string;
  milliseconds: number;
}

/** Lines of a class or trigger that a test could run, and those that none did. */
export interface TestedCode {
  name: string;
  kind: "class" | "trigger";
  lineCount: number;
  missedLines: number[];
}

export interface DeployTests {
  run: number;
  milliseconds: number;
  successes: { className: string; methodName: string; milliseconds: number }[];
  failures: TestFailure[];
  coverage: TestedCode[];
}

export interface DeployOutcome {
  success: boolean;
  components: ComponentResult[];
  /** Null where none were to run, or the components have mistakes. */
  tests: DeployTests | null;
  /** What stopped the whole deployment, null where nothing did but components or tests. */
  errorMessage: string | null;
}

/** Components by type; `*` is every one of the type. */
export type Manifest = ReadonlyMap<string, readonly string[]>;

export interface RetrievedFile {
  type: string;
  fullName: string;
  /** In the zip. */
  fileName: string;
}

export interface Retrieved {
  zip: Uint8Array;
  files: RetrievedFile[];
  /** What was asked for and is not there. */
  missing: { type: string; fullName: string }[];
}

/** Takes metadata up and gives it out: what the Metadata API stands on. */
export interface MetadataHost {
  /** One deployment at a time, each all or nothing. The signal stops one that has taken nothing up yet: the promise is rejected. */
  deploy(request: DeployRequest, signal: AbortSignal): Promise<DeployOutcome>;
  /** `folder` is the zip's folder, with a slash at its end; empty for its root. */
  retrieve(manifest: Manifest, folder: string): Promise<Retrieved>;
}
