import LightningModal from "lightning/modal";
import { api } from "lwc";
import type { ComponentConstructor } from "../../../data/components.ts";
import { CLOSE_ACTION_SCREEN } from "../../lightning/actions/actions.ts";

/** The dialog of a screen quick action; its component closes it by `CloseActionScreenEvent`. */
export default class ActionDialog extends LightningModal {
  @api component: ComponentConstructor | null = null;
  @api recordId = "";
  @api objectApiName = "";

  override connectedCallback(): void {
    this.template?.addEventListener(CLOSE_ACTION_SCREEN, () => this.close());
  }
}
