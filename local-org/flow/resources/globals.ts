import type { Interview } from "../interviews/interview.ts";
import type { FlowValue } from "../values/flowValue.ts";

const CONSTANTS: Readonly<Record<string, FlowValue>> = { true: true, false: false, emptystring: "" };

/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_system_variables.htm */
const OF_THE_FLOW: Readonly<Record<string, (interview: Interview) => FlowValue>> = {
  currentdate: (interview) => today(interview),
  currentdatetime: () => new Date().toISOString(),
  currentrecord: (interview) => interview.record?.id ?? null,
  faultmessage: (interview) => interview.faultMessage,
  interviewguid: (interview) => interview.guid,
  interviewstarttime: (interview) => new Date(interview.startedAt).toISOString(),
  activestages: () => [],
  currentstage: () => null
};

/** The value of a global such as `$Flow.CurrentDate`, `$User.Email` or `$Label.Greeting`. */
export function globalValue(interview: Interview, reference: string): FlowValue {
  const [global = "", member = "", ...rest] = reference.split(".");
  const kind = global.toLowerCase();
  if (kind === "$globalconstant") return CONSTANTS[member.toLowerCase()] ?? null;
  if (kind === "$flow") return ofTheFlow(interview, member);
  const { surroundings } = interview.context;
  const record = interview.record?.values ?? {};
  return surroundings.global([global, member, ...rest].join("."), record);
}

function ofTheFlow(interview: Interview, member: string): FlowValue {
  const read = OF_THE_FLOW[member.toLowerCase()];
  if (read === undefined) throw interview.notSupported(`$Flow.${member}`);
  return read(interview);
}

/** The day in the time zone of the running user. */
function today({ context }: Interview): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: context.transaction.user.timeZone });
}
