/** A step that ends badly; the message is a sentence for its log. */
export class StepFailure extends Error {}
