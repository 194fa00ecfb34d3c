/** What is written the other way (a code, a name, a figure with its unit or sign) set apart, so that it keeps its own order. */
export const isolated = (text) => `\u2068${text}\u2069`
