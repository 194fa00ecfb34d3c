/** What a label says, one application identifier after another, and what can be wrong with it. */
export type Element = { readonly ai: string; readonly value: string }

/** A rule of GS1 that a text breaks, by name, and the identifier at which it does. */
export type Gs1Fault = { readonly kind: string; readonly ai?: string }

/** Function character 1 as scanners send it: it begins a GS1 message and ends a value whose length is not predefined. */
export const FNC1 = '\u001d'
