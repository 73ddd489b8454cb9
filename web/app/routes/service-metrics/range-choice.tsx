import { type Range, ranges } from "../../signals/read-range.ts";
import { Segments } from "../../ui/segments.tsx";

/** How far back the charts go. Each choice is an address. */
export function RangeChoice({ chosen }: { chosen: Range }) {
  return (
    <Segments
      label="Time range"
      segments={ranges.map((range) => ({
        to: `?range=${range.word}`,
        label: range.word,
        title: `The last ${range.name}`,
        isChosen: range.word === chosen.word,
      }))}
    />
  );
}
