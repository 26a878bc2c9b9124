export const CLOSE_ACTION_SCREEN = "lightning__actionsclosescreen";

/** https://developer.salesforce.com/docs/platform/lwc/guide/use-quick-actions-screen.html */
export class CloseActionScreenEvent extends CustomEvent<undefined> {
  constructor(options: CustomEventInit<undefined> = {}) {
    super(CLOSE_ACTION_SCREEN, { bubbles: true, composed: true, cancelable: true, ...options });
  }
}
