/** Modules of the client that are tried here may draw: their style sheets are the bundler's business. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
