/** Every text on screen lies in client/words by its key: nothing is written elsewhere, and no key is there for nothing. */
import { resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const WORDS = `${root}/client/words/`

const read = (path: string): ts.Program => {
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(fileNames, options)
}

const program = read(`${root}/tsconfig.client.json`)
// Binds the sources: a node knows its parent only then.
const checker = program.getTypeChecker()
const sources = program
  .getSourceFiles()
  .filter(({ fileName }) => fileName.startsWith(`${root}/client/`) && !fileName.startsWith(WORDS))

const walk = (node: ts.Node, look: (node: ts.Node) => void): void => {
  look(node)
  node.forEachChild((child) => walk(child, look))
}

const where = (node: ts.Node): string => {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
  return `${source.fileName.slice(root.length + 1)}:${line + 1} ${node.getText(source).trim().slice(0, 60)}`
}

/** Attributes whose text a person sees or hears. */
const SAID =
  /^(aria-label|aria-description|aria-roledescription|title|label|placeholder|alt|description|hint|detail|text|name)$/
/** Of the markup itself: what a form calls its field is not on screen. */
const isMarkup = (attribute: ts.JsxAttribute): boolean =>
  attribute.name.getText(attribute.getSourceFile()) === 'name' &&
  /^(input|[A-Z]\w*Input|meta)$/.test(attribute.parent.parent.tagName.getText(attribute.getSourceFile()))

const hasLetters = (text: string): boolean => /\p{L}/u.test(text)

/** Letters in a text literal, or in what surrounds the holes of a template. */
const literal = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => literal.text).join('')
  return undefined
}

/** What an expression may come to: both sides of a choice, the text itself. */
const outcomes = (node: ts.Expression): ts.Node[] => {
  if (ts.isParenthesizedExpression(node)) return outcomes(node.expression)
  if (ts.isConditionalExpression(node)) return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.PlusToken) return [...outcomes(node.left), ...outcomes(node.right)]
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) {
      return [...outcomes(node.left), ...outcomes(node.right)]
    }
    return kind === ts.SyntaxKind.AmpersandAmpersandToken ? outcomes(node.right) : []
  }
  return [node]
}

const untranslated = (): string[] => {
  const found: string[] = []
  const say = (node: ts.Node) => {
    if (hasLetters(literal(node) ?? '')) found.push(where(node))
  }
  for (const source of sources) {
    walk(source, (node) => {
      if (ts.isJsxText(node) && hasLetters(node.text)) found.push(where(node))
      if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
        // The rules of a style sheet are no text.
        const { parent } = node
        if (ts.isJsxElement(parent) && parent.openingElement.tagName.getText(source) === 'style') return
        outcomes(node.expression).forEach(say)
      }
      if (ts.isJsxAttribute(node) && SAID.test(node.name.getText(source)) && !isMarkup(node) && node.initializer) {
        if (ts.isStringLiteral(node.initializer)) say(node.initializer)
        else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
          outcomes(node.initializer.expression).forEach(say)
      }
    })
  }
  return found
}

/** All texts of English by where they are written, with their path. */
const keysOf = (): Map<ts.Node, string> => {
  const keys = new Map<ts.Node, string>()
  const collect = (type: ts.Type, path: string) => {
    for (const property of type.getProperties()) {
      const [at] = property.declarations ?? []
      if (!at?.getSourceFile().fileName.startsWith(`${WORDS}en/`)) continue
      const of = checker.getTypeOfSymbol(property)
      const inner =
        of.getCallSignatures().length === 0 && !(of.flags & ts.TypeFlags.StringLike) && !checker.isArrayLikeType(of)
      if (inner && of.getProperties().length > 0) collect(of, `${path}${property.name}.`)
      else keys.set(at, `${path}${property.name}`)
    }
  }
  for (const [file, name] of [
    ['index', 'english'],
    ['camera', 'cameraWords'],
  ]) {
    const source = program.getSourceFile(`${WORDS}en/${file}.ts`)
    const symbol = source && checker.getSymbolAtLocation(source)
    const words = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name)
    if (!words) throw new Error(`no ${name} in client/words/en/${file}.ts`)
    collect(checker.getTypeOfSymbol(words), file === 'camera' ? 'camera.' : '')
  }
  return keys
}

/** Marks what the sources read: by name, by every name an index may have, and all of what is handed on as a whole. */
const unused = (): string[] => {
  const keys = keysOf()
  const mark = (symbol: ts.Symbol | undefined) => {
    for (const at of symbol?.declarations ?? []) keys.delete(at)
  }
  const markAll = (type: ts.Type) => {
    for (const property of type.getProperties()) {
      const ours = property.declarations?.some((at) => at.getSourceFile().fileName.startsWith(`${WORDS}en/`))
      if (!ours) continue
      mark(property)
      markAll(checker.getTypeOfSymbol(property))
    }
  }
  const isRead = ({ parent }: ts.Node): boolean =>
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)
  for (const source of sources) {
    walk(source, (node) => {
      if (ts.isPropertyAccessExpression(node)) {
        mark(checker.getSymbolAtLocation(node.name))
        if (!isRead(node)) markAll(checker.getTypeAtLocation(node))
      }
      if (ts.isElementAccessExpression(node)) {
        const [of, index] = [
          checker.getTypeAtLocation(node.expression),
          checker.getTypeAtLocation(node.argumentExpression),
        ]
        const names = index.isUnion() ? index.types : [index]
        if (names.every((name) => name.isStringLiteral() || name.isNumberLiteral())) {
          for (const name of names) if (name.isLiteral()) mark(of.getProperty(String(name.value)))
        } else markAll(of)
        if (!isRead(node)) markAll(checker.getTypeAtLocation(node))
      }
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const name = node.propertyName ?? node.name
        if (ts.isIdentifier(name)) {
          const property = checker.getTypeAtLocation(node.parent).getProperty(name.text)
          mark(property)
          if (property) markAll(checker.getTypeOfSymbol(property))
        }
      }
    })
  }
  return [...keys.values()].sort()
}

describe('the words', () => {
  it('are all in client/words: nothing is written where it is shown', () => expect(untranslated()).toEqual([]))
  it('are all used', () => expect(unused()).toEqual([]))
})
