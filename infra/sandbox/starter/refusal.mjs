/** Why the command cannot be carried out: one sentence for the person who gave it. */
export class Refusal extends Error {}
