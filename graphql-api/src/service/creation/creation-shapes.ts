import { z } from "zod";

/** What the steps of a creation leave for one another. Stored in the database: a change needs to read the old shape, too. */
export const RepositoryMade = z.object({ id: z.number(), nodeId: z.string(), fullName: z.string(), url: z.string() });
export const CommitMade = z.object({ sha: z.string() });

/** A line that every commit of a creation ends with: by it, the platform knows its own. */
export const trailer = (serviceId: string): string => `Waymark-Service: ${serviceId}`;
