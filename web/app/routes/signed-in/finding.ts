import type { Toast } from "../../ui/toaster.tsx";

/** Something that ended while another page was open. */
export type Finding = Toast & {
  /** What it is about: newer news of the same takes the place of older. */
  about: string;
  /** The pages on and below which it is seen without being told. */
  seenOn: string[];
};
