import { data } from "@remix-run/node";

/** Every address that is not a page: the error page of the frame around it tells. */
export function loader() {
  throw data(null, { status: 404 });
}

export default function Nowhere() {
  return null;
}
