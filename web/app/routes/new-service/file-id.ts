/** The id of a planned file's contents on the page, for links from the tree. */
export const fileId = (path: string): string => `file-${path}`;
