/** What a language has to say: every key of English's words, the same arguments, and any text. Nothing missing, nothing too much. */
export type Wording<English> = English extends string
  ? string
  : English extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { [Key in keyof English]: Wording<English[Key]> }
