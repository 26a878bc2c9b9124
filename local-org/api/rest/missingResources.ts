import { NotSupportedError } from "../../errors.ts";
import type { ApiReply, ApiRoute } from "../route.ts";

/** Resources of objects that the platform has and the local org has not; without them they would be taken for external ids. */
export const missingRoutes: ApiRoute[] = [
  missing("/sobjects/:object/describe/:part", "describe of layouts"),
  missing("/sobjects/:object/describe/:part/:id", "describe of layouts"),
  missing("/sobjects/:object/listviews", "list views of the REST API"),
  missing("/sobjects/:object/listviews/:id", "list views of the REST API"),
  missing("/sobjects/:object/listviews/:id/:part", "list views of the REST API"),
  missing("/tooling/completions", "completions")
];

function missing(path: string, feature: string): ApiRoute {
  const handle = (): ApiReply => {
    throw new NotSupportedError(feature);
  };
  return { method: "GET", path, handle };
}
