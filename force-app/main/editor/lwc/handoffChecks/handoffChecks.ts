import { LightningElement, api } from "lwc";
import { LABELS } from "./labels";

interface ShownCheck extends HandoffCheck {
  iconName: string;
  iconVariant: string;
  iconText: string;
}

interface CheckGroup {
  key: string;
  heading: string;
  checks: ShownCheck[];
}

const GROUPS: readonly { key: HandoffCheck["ruleGroup"]; heading: string }[] = [
  { key: "Anti_Pattern", heading: LABELS.antiPatterns },
  { key: "Often_Lost", heading: LABELS.oftenLost }
];

/** What goes wrong with handoffs, checked on this one: the anti-patterns, and what usually gets lost. */
export default class HandoffChecks extends LightningElement {
  @api checks: HandoffCheck[] = [];

  get groups(): CheckGroup[] {
    return GROUPS.map(({ key, heading }) => ({
      key,
      heading,
      checks: this.checks.filter(({ ruleGroup }) => ruleGroup === key).map(shown)
    })).filter(({ checks }) => checks.length > 0);
  }
}

function shown(check: HandoffCheck): ShownCheck {
  return check.passed
    ? { ...check, iconName: "utility:check", iconVariant: "success", iconText: LABELS.passed }
    : { ...check, iconName: "utility:warning", iconVariant: "warning", iconText: LABELS.failed };
}
