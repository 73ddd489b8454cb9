import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

const HEADER = `# The API as the code serves it. Emitted by "npm run schema"; a test fails when it is not up to date.\n\n`;

/** The schema as the file \`schema.graphql\` holds it: sorted, so that a review shows only what changed. */
export const printApi = (schema: GraphQLSchema): string => `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
