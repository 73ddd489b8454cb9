import { people } from "../organization.ts";
import { escapeHtml } from "../pages/escape-html.ts";
import { layout } from "../pages/layout.ts";

/** The page on which GitHub would ask for a password; here one picks a person. */
export function authorizePage(query: URLSearchParams, application: string): string {
  const choices = people.map((person) => {
    const choice = new URLSearchParams(query);
    choice.set("login", person.login);
    const note = person.login === "eve" ? " (not a member of acme)" : "";
    return `<li><a class="choice" href="/login/oauth/authorize?${escapeHtml(choice.toString())}">
      <img src="/avatars/${person.login}" alt="" width="40" height="40">
      <span><strong>${escapeHtml(person.name)}</strong><br><span class="quiet">${person.login}${note}</span></span></a></li>`;
  });
  const scopes = query.get("scope")?.trim();
  return layout(
    "Sign in",
    `<h1>Authorize ${escapeHtml(application)}</h1>
    <p>${escapeHtml(application)} wants to know who you are${scopes ? ` and asks for <code>${escapeHtml(scopes)}</code>` : ""}. Who is signing in?</p>
    <ul class="rows">${choices.join("")}</ul>
    <p class="quiet">This is the sandbox GitHub: its people have no passwords.</p>`,
  );
}

export function authorizeErrorPage(message: string): string {
  return layout("Sign in", `<h1>This sign-in cannot go on</h1><p>${escapeHtml(message)}</p>`);
}
