import { useLocation } from "@remix-run/react";
import { useRef, useState } from "react";
import { type ServiceNews, useServiceNews } from "../../service-news.tsx";
import { type Toast, Toaster } from "../../ui/toaster.tsx";
import { useViewer } from "../../viewer-context.tsx";

/** A creation that ended longer ago, in milliseconds, is no news. */
const fresh = 60_000;

/** Tells about services that this person asked for and that got ready, or failed, while another page was open. */
export function FinishedElsewhere() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const told = useRef(new Set<string>());
  const { pathname } = useLocation();
  const { login } = useViewer();

  useServiceNews((news) => {
    const toast = tell(news, login);
    if (!toast || told.current.has(toast.id)) return;
    told.current.add(toast.id);
    setToasts((shown) => [...shown, toast]);
  });

  // Who looks at the service already sees it, also when the page comes a moment after the news.
  const elsewhere = toasts.filter(({ to }) => !pathname.startsWith(to.replace("/creation", "")));
  return (
    <Toaster toasts={elsewhere} onDismiss={(id) => setToasts((shown) => shown.filter((toast) => toast.id !== id))} />
  );
}

function tell({ service }: ServiceNews, login: string): Toast | null {
  const run = service?.creation;
  if (!service || run?.requestedBy?.login !== login) return null;
  // The service is ready a moment before its run says that it ended.
  if (run.finishedAt !== null && Date.now() - Date.parse(run.finishedAt) > fresh) return null;

  const { name, status } = service;
  if (status === "FAILED")
    return {
      id: `${run.id} ${run.finishedAt}`,
      tone: "bad",
      text: `${name} could not be created`,
      to: `/services/${name}/creation`,
    };
  if (status !== "READY") return null;
  return { id: `${run.id} ready`, tone: "good", text: `${name} is ready`, to: `/services/${name}` };
}
