/** Elements that the local org lacks, as messages name them. */
export const MISSING: Readonly<Record<string, string>> = {
  apexPluginCalls: "an Apex plug-in",
  orchestratedStages: "a stage of an orchestration",
  recordRollbacks: "Roll Back Records",
  screens: "a screen",
  steps: "a step",
  waits: "Wait"
};
