/** The id of the form field that answers this path of the input, for labels, problems and links to it. */
export const fieldId = (path: readonly string[]): string => `field-${path.join("-")}`;
