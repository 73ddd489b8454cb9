/** JSON that PostgreSQL takes whatever strangers wrote into it: it has no place for NUL and half a surrogate pair. */
export const toStorableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? part.replaceAll("\0", "").toWellFormed() : part,
  );
