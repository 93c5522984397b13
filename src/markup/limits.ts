/** How deep elements may nest. */
export const MAX_ELEMENT_DEPTH = 64;
