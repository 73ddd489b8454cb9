/** Asks one of the portal's own addresses for JSON; `null` when nothing useful comes back. */
export async function askPortal<Answer>(address: string, signal: AbortSignal): Promise<Answer | null> {
  const response = await fetch(address, { signal }).catch(() => null);
  // A session that has ended leads to the sign-in page, which is no JSON; the next page will say so.
  return response?.ok ? response.json().catch(() => null) : null;
}
