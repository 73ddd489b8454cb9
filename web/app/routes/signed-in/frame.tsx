import type { ReactNode } from "react";
import { DeploymentNewsProvider } from "../../deployment-news.tsx";
import { ServiceNewsProvider } from "../../service-news.tsx";
import { type Viewer, ViewerContext } from "../../viewer-context.tsx";
import { FinishedElsewhere } from "./finished-elsewhere.tsx";
import { Keyboard } from "./keyboard.tsx";
import { MainContent } from "./main-content.tsx";
import { TopBar } from "./top-bar.tsx";

/** What surrounds every page of somebody who is signed in. */
export function Frame({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return (
    <ViewerContext.Provider value={viewer}>
      <ServiceNewsProvider>
        <DeploymentNewsProvider>
          <TopBar />
          <MainContent>{children}</MainContent>
          <Keyboard />
          <FinishedElsewhere />
        </DeploymentNewsProvider>
      </ServiceNewsProvider>
    </ViewerContext.Provider>
  );
}
