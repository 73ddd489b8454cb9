import { charts, type Signals } from "./charts.ts";
import { sumUp } from "./sum-up.ts";

/** What the charts show, in numbers: for those who do not see them, and where nothing can be drawn. */
export function SignalTable({ signals }: { signals: Signals }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left tabular-nums max-sm:text-sm [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-2 [&_:is(td,th)]:whitespace-nowrap [&_:is(td,th)]:first:pl-4 [&_:is(td,th)]:last:pr-4">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="font-normal">
              Signal
            </th>
            {["Now", "Lowest", "Highest"].map((word) => (
              <th key={word} scope="col" className="text-right font-normal">
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
                  <th scope="row" className="font-medium">
                    {name}
                  </th>
                  <td className="text-right font-medium">{format(now)}</td>
                  <td className="text-right text-muted">{format(lowest)}</td>
                  <td className="text-right text-muted">{format(highest)}</td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}
