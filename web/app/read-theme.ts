export type Theme = "light" | "dark" | "system";

/** The theme that this browser's cookie asks for; "system" when it says nothing we know. */
export function readTheme(cookies: string | null): Theme {
  const theme = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies ?? "")?.[1];
  return theme === "light" || theme === "dark" ? theme : "system";
}
