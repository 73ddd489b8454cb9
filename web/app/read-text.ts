/** The text of a form field, trimmed; "" when the form does not have it. */
export function readText(form: FormData | URLSearchParams, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
