import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

const keys: [keys: string[], what: string][] = [
  [["Ctrl or ⌘", "K"], "Go anywhere, do anything"],
  [["g", "s"], "Services"],
  [["g", "d"], "Deployments"],
  [["g", "e"], "Environments: what runs where"],
  [["g", "i"], "Insights: DORA’s four keys"],
  [["g", "t"], "Settings"],
  [["c"], "Create a service"],
  [["/"], "Search the list"],
  [["j", "k"], "Next and previous row; arrows do the same"],
  [["Enter"], "Open the row"],
  [["?"], "These keys"],
];

type KeysHelpProps = { onClose: () => void; singleKeys: boolean; onSingleKeys: (on: boolean) => void };

/** What the keyboard can do. */
export function KeysHelp({ onClose, singleKeys, onSingleKeys }: KeysHelpProps) {
  return (
    <Dialog label="Keyboard" onClose={onClose}>
      <div className="p-5">
        <h2 className="mb-3 text-base font-semibold">Keyboard</h2>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
          {keys.map(([pressed, what]) => (
            <div key={what} className="contents">
              <dt className="flex gap-1">
                {pressed.map((key) => (
                  <kbd key={key} className="rounded border border-line bg-sunken px-1.5 py-0.5 font-mono text-xs">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-5 flex items-center justify-between gap-4 border-t border-line pt-4">
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={singleKeys}
              onChange={(event) => onSingleKeys(event.target.checked)}
              className="size-4 accent-accent-fill"
            />
            Single letters are shortcuts
          </label>
          <Button onClick={onClose} type="button">
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
