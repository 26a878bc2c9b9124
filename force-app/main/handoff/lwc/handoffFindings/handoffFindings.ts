import { LightningElement, api } from "lwc";
import { LABELS } from "./labels";

interface ShownFinding {
  key: string;
  points: string;
  text: string;
}

/** What is still missing, each with the points it would earn and a way to the place that earns them. Fires `findingselect`. */
export default class HandoffFindings extends LightningElement {
  @api findings: HandoffFinding[] = [];

  labels = LABELS;

  get shownFindings(): ShownFinding[] {
    return this.findings.map(({ points, message, recordLabel }, index) => ({
      key: String(index),
      points: points > 0 ? pointsText(points) : "",
      text: recordLabel ? `${recordLabel}: ${message}` : message
    }));
  }

  handleSelect(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const detail = this.findings[Number(key)];
    this.dispatchEvent(new CustomEvent("findingselect", { detail, bubbles: true, composed: true }));
  }
}

function pointsText(points: number): string {
  return (points === 1 ? LABELS.pointOpen : LABELS.pointsOpen).replace("{0}", String(points));
}
