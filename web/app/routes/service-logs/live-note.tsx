import { useConnection } from "../../use-connection.ts";

/** Whether new lines come. The frame's own notice says it to screen readers when the connection is lost. */
export function LiveNote({ isPaused, scripted }: { isPaused: boolean; scripted: boolean }) {
  const connection = useConnection();
  if (!scripted) return <span>Load the page again for newer lines.</span>;
  const [word, ink] = isPaused
    ? ["Paused", "bg-warn"]
    : connection === "connected"
      ? ["Live", "bg-good"]
      : [connection === "lost" ? "Reconnecting …" : "Connecting …", "bg-warn"];
  return (
    <span data-live={word} className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 rounded-full ${ink}`} />
      {word}
    </span>
  );
}
