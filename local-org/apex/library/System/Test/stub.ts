import { currentExecution } from "../../../runtime/execution.ts";
import { isVoid } from "../../../types/builtin.ts";
import { ApexList, isInstance, raise, typeNameOf, type ApexValue } from "../../../runtime/values/index.ts";
import { ApexType } from "../Type.ts";

/**
 * `Test.createStub(type, provider)`: each call of the stub's methods becomes one of the provider's `handleMethodCall`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_StubProvider.htm
 */
export function createStub(type: ApexType, provider: ApexValue): ApexValue {
  const { catalog } = currentExecution();
  return catalog.stub(type.name, (stub, method, args) => {
    if (!isInstance(provider)) return null;
    const answer = provider.apexCall(
      "handleMethodCall",
      stub,
      method.name,
      new ApexType(method.returns.name),
      new ApexList(
        "System.Type",
        method.parameters.map((parameter) => new ApexType(parameter.name))
      ),
      new ApexList("String", [...method.parameterNames]),
      new ApexList("Object", args)
    );
    if (isVoid(method.returns)) return null;
    if (answer !== null && !catalog.isInstance(answer, method.returns.name)) {
      raise(
        "System.TypeException",
        `Invalid conversion from runtime type ${typeNameOf(answer)} to ${method.returns.name}`
      );
    }
    return answer;
  });
}
