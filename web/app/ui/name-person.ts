/** A person by the name they gave themselves, else by their login; nobody we know acted on GitHub itself. */
export function namePerson(person: { login: string; name: string | null } | null): string {
  return person ? (person.name ?? person.login) : "somebody on GitHub";
}
