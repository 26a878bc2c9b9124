import { unsupportedFunction } from "../../../data/notSupported.ts";

export const subscribe = unsupportedFunction("lightning/empApi subscribe");
export const unsubscribe = unsupportedFunction("lightning/empApi unsubscribe");
export const onError = unsupportedFunction("lightning/empApi onError");
export const setDebugFlag = unsupportedFunction("lightning/empApi setDebugFlag");
export const isEmpEnabled = unsupportedFunction("lightning/empApi isEmpEnabled");
