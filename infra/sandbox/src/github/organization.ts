/** A person with an account here. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly color: string;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly string[];
}

/** The sample people; eve has an account and belongs to nothing. */
export const people: readonly Person[] = [
  { id: 101, login: "ada", name: "Ada Lovelace", color: "#7c3aed" },
  { id: 102, login: "dev", name: "Dev Patel", color: "#0f766e" },
  { id: 103, login: "vic", name: "Vic Romero", color: "#b45309" },
  { id: 104, login: "eve", name: "Eve Moreau", color: "#be123c" },
];

/** The one organization of the sandbox; its owners may do everything in it. */
export const organization = {
  id: 1,
  login: "acme",
  name: "Acme",
  description: "The sample organization",
  owners: ["ada"],
  members: ["ada", "dev", "vic"],
  createdAt: "2024-01-15T09:00:00Z",
} as const;

export const teams: readonly Team[] = [
  { id: 11, slug: "platform", name: "Platform", description: "Keeps the lights on", members: ["ada", "dev"] },
  { id: 12, slug: "payments", name: "Payments", description: "Moves the money", members: ["ada", "vic"] },
];

/** The App is installed once, on the organization. */
export const installationId = 50_001;

export function findPerson(login: string): Person | null {
  return people.find((person) => person.login === login.toLowerCase()) ?? null;
}

export function findTeam(slug: string): Team | null {
  return teams.find((team) => team.slug === slug.toLowerCase()) ?? null;
}

export function isOrganization(login: string): boolean {
  return login.toLowerCase() === organization.login;
}

export function isMember(login: string): boolean {
  return organization.members.some((member) => member === login);
}

export function isOwner(login: string): boolean {
  return organization.owners.some((owner) => owner === login);
}
