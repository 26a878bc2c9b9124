import type { PlainObject } from "../../runtime/plainObject.ts";
import { ApexMap } from "../../runtime/values/index.ts";
import { dataClass } from "../dataClass.ts";
import { printCompact } from "../json/print.ts";
import { toJson } from "../json/write.ts";
import type { LibraryClass } from "../library.ts";

/** Seconds. */
const DEFAULT_VALIDITY = 300;
const data = dataClass("Auth.JWT", {}, { validityLength: DEFAULT_VALIDITY });

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_JWT.htm */
export const JWTClass: LibraryClass = {
  ...data,
  methods: { ...data.methods, toJSONString: (self: PlainObject) => printCompact(toJson(claimsOf(self), false)) }
};

function claimsOf({ variables }: PlainObject): ApexMap {
  const now = Math.floor(Date.now() / 1000);
  const claims = new ApexMap("String", "Object");
  for (const name of ["iss", "sub", "aud"])
    if (variables.get(name) != null) claims.put(name, variables.get(name) ?? null);
  claims.put("nbf", BigInt(now - Number(variables.get("nbfclockskew") ?? 0)));
  claims.put("iat", BigInt(now));
  claims.put("exp", BigInt(now + Number(variables.get("validitylength") ?? DEFAULT_VALIDITY)));
  const additional = variables.get("additionalclaims");
  if (additional instanceof ApexMap) for (const [name, value] of additional.entries()) claims.put(name, value);
  return claims;
}
