/** Events by which a flow's screen component tells its flow: https://developer.salesforce.com/docs/component-library/bundle/lightning-flow-support */
abstract class FlowEvent extends CustomEvent<object> {
  constructor(name: string, detail: object = {}) {
    super(name, { bubbles: true, composed: true, cancelable: true, detail });
  }
}

export class FlowAttributeChangeEvent extends FlowEvent {
  constructor(attributeName: string, attributeValue: unknown) {
    super("lightning__flowattributechange", { attributeName, attributeValue });
  }
}

export class FlowNavigationBackEvent extends FlowEvent {
  constructor() {
    super("lightning__flownavigationback");
  }
}

export class FlowNavigationFinishEvent extends FlowEvent {
  constructor() {
    super("lightning__flownavigationfinish");
  }
}

export class FlowNavigationNextEvent extends FlowEvent {
  constructor() {
    super("lightning__flownavigationnext");
  }
}

export class FlowNavigationPauseEvent extends FlowEvent {
  constructor() {
    super("lightning__flownavigationpause");
  }
}
