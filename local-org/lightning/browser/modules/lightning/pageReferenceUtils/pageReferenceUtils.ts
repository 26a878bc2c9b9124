/** https://developer.salesforce.com/docs/component-library/bundle/lightning-page-reference-utils */
export {
  encodeDefaults as encodeDefaultFieldValues,
  parseDefaults as decodeDefaultFieldValues
} from "../../../data/recordDialogs.ts";
