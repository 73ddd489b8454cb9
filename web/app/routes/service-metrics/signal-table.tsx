import { charts, type Signals } from "./charts.ts";
import { sumUp } from "./sum-up.ts";

/** What the charts show, in numbers: for those who do not see them, and where nothing can be drawn. */
export function SignalTable({ signals }: { signals: Signals }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left tabular-nums">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="px-4 py-2 font-normal">
              Signal
            </th>
            {["Now", "Lowest", "Highest"].map((word) => (
              <th key={word} scope="col" className="px-4 py-2 text-right font-normal">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {charts.flatMap(({ lines, format }) =>
            lines.map(({ key, name }) => {
              const { now, lowest, highest } = sumUp(signals[key].values);
              return (
                <tr key={key} data-signal={key}>
                  <th scope="row" className="px-4 py-2 font-medium">
                    {name}
                  </th>
                  <td className="px-4 py-2 text-right font-medium whitespace-nowrap">{format(now)}</td>
                  <td className="px-4 py-2 text-right whitespace-nowrap text-muted">{format(lowest)}</td>
                  <td className="px-4 py-2 text-right whitespace-nowrap text-muted">{format(highest)}</td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}
