import { useLocation } from "@remix-run/react";
import { useRef, useState } from "react";
import { useDeploymentNews } from "../../deployment-news.tsx";
import { useServiceNews } from "../../service-news.tsx";
import { Toaster } from "../../ui/toaster.tsx";
import { useViewer } from "../../viewer-context.tsx";
import type { Finding } from "./finding.ts";
import { tellCreation } from "./tell-creation.ts";
import { tellDeployment } from "./tell-deployment.ts";

/** As many of the newest are kept; the list of deployments has all of them. */
const most = 4;

/** Tells about creations and deployments of this person and their teams that ended while another page was open. */
export function FinishedElsewhere() {
  const [findings, setFindings] = useState<Finding[]>([]);
  const told = useRef(new Set<string>());
  const { pathname } = useLocation();
  const viewer = useViewer();

  const tell = (finding: Finding | null) => {
    if (!finding || told.current.has(finding.id)) return;
    told.current.add(finding.id);
    setFindings((shown) => [...shown.filter(({ about }) => about !== finding.about), finding].slice(-most));
  };
  useServiceNews((news) => tell(tellCreation(news, viewer.login, Date.now())));
  useDeploymentNews((news) => tell(tellDeployment(news, viewer, Date.now())));

  // Who looks at it already sees it, also when the page comes a moment after the news; elsewhere it is no news any more.
  const isElsewhere = ({ seenOn }: Finding) => !seenOn.some((path) => `${pathname}/`.startsWith(`${path}/`));
  const elsewhere = findings.filter(isElsewhere);
  if (elsewhere.length < findings.length) setFindings(elsewhere);

  return (
    <Toaster toasts={elsewhere} onDismiss={(id) => setFindings((shown) => shown.filter((toast) => toast.id !== id))} />
  );
}
