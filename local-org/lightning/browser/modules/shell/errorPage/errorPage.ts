import { api, LightningElement } from "lwc";

/** The platform shows every record out of reach in the same way, whether it exists or not. */
const OUT_OF_REACH = /insufficient|access|not_found|does not exist|no record|requested resource/i;

/** Lightning Experience's page for what cannot be shown. */
export default class ErrorPage extends LightningElement {
  @api message = "";

  get text(): string {
    return OUT_OF_REACH.test(this.message)
      ? "You don't have access to this record. Ask your administrator for help or to request access (insufficient privileges)."
      : this.message;
  }
}
