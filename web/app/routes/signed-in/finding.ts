import type { Toast } from "../../ui/toaster.tsx";

/** Something that ended while another page was open, and the pages below which it is seen without being told. */
export type Finding = Toast & { seenOn: string[] };
