export type Refusal = { title: string; message: string };

const refusals: Record<string, Refusal> = {
  denied: {
    title: "GitHub was told no",
    message: "You did not allow Waymark to see who you are, so nobody is signed in. Try again when you are ready.",
  },
  state: {
    title: "This sign-in is too old",
    message: "It was started in another browser or too long ago. Start again from here.",
  },
  unavailable: {
    title: "The platform's API does not answer",
    message: "Nobody can sign in until it is back. Try again in a moment.",
  },
};

/** Why a sign-in came back without a session, in words; `login` is who tried, when GitHub has said so. */
export function describeRefusal(error: string | null, login: string | null): Refusal | null {
  if (error === null) return null;
  if (error === "not-a-member") return foreigner(login);
  return (
    refusals[error] ?? {
      title: "Signing in did not work",
      message: "GitHub did not answer as expected. Try again in a moment.",
    }
  );
}

const foreigner = (login: string | null): Refusal => ({
  title: "You are not a member",
  message: `${login ? `The GitHub account “${login}”` : "Your GitHub account"} does not belong to the organisation that owns this platform. Ask one of its owners to invite you, or sign in to GitHub with another account.`,
});
