/** The event by which any part of the page opens the palette. */
export const openPalette = "waymark:palette";
