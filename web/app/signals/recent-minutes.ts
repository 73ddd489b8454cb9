/** How far the small charts go back. */
export const recentMinutes = 15;
