import { emptyDeclaration } from "./builtin.ts";
import { typeOf, type TypeDeclaration } from "./type.ts";

/** The type of a flow's interviews: `Flow.Interview.Calculate_Discount`, made with a map of its input variables. */
export function interviewDeclaration(flow: string, interview: TypeDeclaration): TypeDeclaration {
  return {
    ...emptyDeclaration(`${interview.name}.${flow}`, "class"),
    superType: () => typeOf(interview),
    constructors: () => interview.constructors()
  };
}
