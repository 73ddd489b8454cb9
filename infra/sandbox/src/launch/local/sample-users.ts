/** The people of the sandbox's organisation, with the role each has at first. */
export const sampleUsers = [
  { login: "ada", role: "ADMIN", is: "administrator, in the team platform and in payments" },
  { login: "dev", role: "DEVELOPER", is: "developer, in the team platform" },
  { login: "vic", role: "VIEWER", is: "may only look, in the team payments" },
  { login: "eve", role: null, is: "no member of the organisation, is turned away" },
] as const;
