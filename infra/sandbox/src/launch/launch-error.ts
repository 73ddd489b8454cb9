/** Something a person can act on: the message is one or more whole sentences, and all they need to see. */
export class LaunchError extends Error {}
