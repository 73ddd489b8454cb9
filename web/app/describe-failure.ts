import { isRouteErrorResponse } from "@remix-run/react";
import { isPlatformFailure } from "./platform-failure.ts";

export type FailureStory = { status: number; title: string; message: string; id: string | null };

const titles: Record<number, string> = {
  401: "Sign in first",
  403: "This is not yours to do",
  404: "There is nothing here",
  405: "This address does not take that",
  503: "The platform's API does not answer",
};

/** Turns whatever a route threw into a sentence for a person. */
export function describeFailure(error: unknown): FailureStory {
  if (!isRouteErrorResponse(error))
    return { status: 500, title: "Something broke", message: "The portal could not show this page.", id: null };

  const title = titles[error.status] ?? "Something broke";
  if (isPlatformFailure(error.data))
    return { status: error.status, title, message: error.data.message, id: error.data.id };

  const message = error.status === 404 ? "The address may be mistyped, or what it named is gone." : error.statusText;
  return { status: error.status, title, message, id: null };
}
