import type { Config } from "../config.ts";
import { publicId } from "../ids.ts";

/**
 * The portal's page of a service, by its id. It is the homepage of the repository from the first moment on,
 * and so the mark by which a repository is known to be this service's and nobody else's.
 */
export const servicePage = ({ http }: Pick<Config, "http">, serviceId: string): string =>
  `${http.publicUrl}/services/${publicId("Service", serviceId)}`;
