import { createContext, useContext } from "react";
import type { ViewerQuery } from "./gql/generated/graphql.ts";

export type Viewer = NonNullable<ViewerQuery["viewer"]>;

export const ViewerContext = createContext<Viewer | null>(null);

/** Who is signed in. Only pages inside the signed-in frame may ask. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer is for pages inside the signed-in frame");
  return viewer;
}

/** May this person create services? The API decides; this only keeps a useless button away. */
export const mayCreate = ({ role }: Viewer): boolean => role !== "VIEWER";
