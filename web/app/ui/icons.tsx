import type { ReactNode } from "react";

export type IconName = keyof typeof paths;

/** A picture of 16 by 16 that takes the colour of its text. It never speaks: a word stands beside it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      {paths[name]}
    </svg>
  );
}

const circle = <circle cx="8" cy="8" r="6" />;

const paths = {
  add: <path d="M8 3v10M3 8h10" />,
  alert: <path d="M8 2.5 14.2 13.5H1.8ZM8 6.5v3M8 11.6v.01" />,
  archive: <path d="M2 3h12v3H2ZM3 6v7h10V6M6.5 9h3" />,
  arrow: <path d="M3 8h10M9 4l4 4-4 4" />,
  branch: (
    <path d="M4.5 5.5v5M4.5 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM4.5 2.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM11.5 3.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM11.5 6.5c0 2-1.5 2.5-3.5 2.5-2 0-3.5.5-3.5 1.5" />
  ),
  chart: <path d="M2.5 2.5v11h11M5.5 10.5V8M8.5 10.5V5M11.5 10.5V7" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  chevron: <path d="m6 4 4 4-4 4" />,
  clock: (
    <>
      {circle}
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  copy: <path d="M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  dash: <path d="M4 8h8" />,
  dot: <circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />,
  file: <path d="M4 2h5l3 3v9H4ZM9 2v3h3" />,
  folder: <path d="M2 4h4l1.5 2H14v7H2Z" />,
  key: <path d="M10.5 2.5a3 3 0 1 1-2.6 4.5L3 12v1.5h2V12h1.5L7 10.5h1.5" />,
  lock: <path d="M4 7.5h8v6H4ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />,
  logs: <path d="M3 4h10M3 8h10M3 12h6" />,
  monitor: <path d="M2 3h12v8H2ZM6 14h4M8 11v3" />,
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z" />,
  open: <path d="M9 3h4v4M13 3 7.5 8.5M11.5 9.5v3.5H3V4.5h3.5" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  pending: <circle cx="8" cy="8" r="5.5" strokeDasharray="2 2.3" />,
  play: <path d="M5 3.5v9l7-4.5Z" />,
  running: <path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" />,
  search: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.5 10.5l3 3" />,
  services: <path d="m8 2 5.5 3L8 8 2.5 5ZM2.5 8 8 11l5.5-3M2.5 11 8 14l5.5-3" />,
  settings: <path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3" />,
  stop: <path d="M4.5 4.5h7v7h-7Z" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
    </>
  ),
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3M3 6.5l3 3" />,
  waymark: (
    <>
      <path d="M8 1.5v13" />
      <path d="M3 3.5h8l2.5 2L11 7.5H3Z" fill="currentColor" />
    </>
  ),
} satisfies Record<string, ReactNode>;
