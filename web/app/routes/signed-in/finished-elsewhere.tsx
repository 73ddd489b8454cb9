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
    if (!pathname.startsWith(`/services/${news.service?.name}`)) setToasts((shown) => [...shown, toast]);
  });

  return <Toaster toasts={toasts} onDismiss={(id) => setToasts((shown) => shown.filter((toast) => toast.id !== id))} />;
}

function tell({ service }: ServiceNews, login: string): Toast | null {
  const run = service?.creation;
  if (!service || run?.requestedBy?.login !== login) return null;

  const id = `${run.id} ${run.status} ${run.finishedAt}`;
  if (service.status === "FAILED" && run.status === "FAILED")
    return { id, tone: "bad", text: `${service.name} could not be created`, to: `/services/${service.name}/creation` };

  const ended = run.finishedAt === null ? 0 : Date.parse(run.finishedAt);
  if (service.status !== "READY" || Date.now() - ended > fresh) return null;
  return { id, tone: "good", text: `${service.name} is ready`, to: `/services/${service.name}` };
}
