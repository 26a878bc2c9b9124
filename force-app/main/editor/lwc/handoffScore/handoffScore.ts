import { LightningElement, api } from "lwc";
import { SECTIONS } from "c/handoffSections";
import { LABELS } from "./labels";

type Score = HandoffRecord["score"];

interface NavigationItem {
  key: string;
  label: string;
  points: string;
}

/** The handoff's score as a ring, and the way to its sections with the points of each. Fires `sectionselect`. */
export default class HandoffScore extends LightningElement {
  @api score!: Score;

  labels = LABELS;

  get percent(): number {
    return this.score.possible > 0 ? Math.round((this.score.total * 100) / this.score.possible) : 0;
  }

  get ringVariant(): string {
    return this.score.total === this.score.possible ? "base-autocomplete" : "base";
  }

  get scoreText(): string {
    return fill(LABELS.scoreText, this.score.total, this.score.possible);
  }

  get navigation(): NavigationItem[] {
    return SECTIONS.map(({ key, number, title, rubric }) => ({
      key,
      label: `${number}. ${title}`,
      points: this.pointsOf(rubric)
    }));
  }

  private pointsOf(rubric: RubricSection | undefined): string {
    const section = this.score.sections.find(({ key }) => key === rubric);
    return section ? fill(LABELS.of, section.earned, section.possible) : "";
  }

  handleSelect(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent("sectionselect", { detail: { key } }));
  }
}

function fill(label: string, earned: number, possible: number): string {
  return label.replace("{0}", String(earned)).replace("{1}", String(possible));
}
