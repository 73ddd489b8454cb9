/** Whether the database can hold or look for a text: PostgreSQL's takes every character but NUL. */
export const isStorable = (text: string): boolean => !text.includes("\u0000");
