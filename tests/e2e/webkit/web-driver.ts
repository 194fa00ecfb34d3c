/** The part of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that the flows use, over HTTP as it comes. */

/** The key under which the standard hands out elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const ENTER = '\uE007'

type Method = 'GET' | 'POST' | 'DELETE'

export class WebDriverError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

const call = async <T>(url: string, method: Method, body?: object): Promise<T> => {
  const answer = await fetch(url, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  })
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
  if (!answer.ok) throw new WebDriverError(value.error ?? String(answer.status), value.message ?? '')
  return value
}

/** One browser, driven from outside as a person would: keys and clicks are the browser's own. */
export class WebDriver {
  readonly #session: string

  private constructor(session: string) {
    this.#session = session
  }

  static async open(driver: string, browserOptions: object): Promise<WebDriver> {
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } }
    const { sessionId } = await call<{ sessionId: string }>(`${driver}/session`, 'POST', { capabilities })
    return new WebDriver(`${driver}/session/${sessionId}`)
  }

  goTo(url: string): Promise<null> {
    return this.#post('url', { url })
  }

  /** Runs a function's body in the page; what it returns is waited for. */
  run<T>(body: string, ...args: readonly unknown[]): Promise<T> {
    return this.#post('execute/sync', { script: `return (async () => { ${body} }).apply(null, arguments)`, args })
  }

  /** The elements at this XPath, now. */
  async find(xpath: string): Promise<string[]> {
    const found = await this.#post<Record<string, string>[]>('elements', { using: 'xpath', value: xpath })
    return found.map((each) => each[ELEMENT] ?? '')
  }

  click(element: string): Promise<null> {
    return this.#post(`element/${element}/click`, {})
  }

  fill(element: string, text: string): Promise<null> {
    return this.#post(`element/${element}/value`, { text })
  }

  text(element: string): Promise<string> {
    return call(`${this.#session}/element/${element}/text`, 'GET')
  }

  attribute(element: string, name: string): Promise<string | null> {
    return call(`${this.#session}/element/${element}/attribute/${name}`, 'GET')
  }

  /** Keys one after the other, Enter at the end, as fast as the browser takes them. */
  async press(code: string): Promise<void> {
    const actions = [...code, ENTER].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.#post('actions', { actions: [{ type: 'key', id: 'wedge', actions }] })
  }

  /** A new tab in place of the one that is open: nothing of the old page is left. */
  async anew(): Promise<void> {
    const { handle } = await this.#post<{ handle: string }>('window/new', { type: 'tab' })
    await call(`${this.#session}/window`, 'DELETE')
    await this.#post('window', { handle })
  }

  resize(width: number, height: number): Promise<unknown> {
    return this.#post('window/rect', { width, height })
  }

  /** PNG, base64. */
  screenshot(): Promise<string> {
    return call(`${this.#session}/screenshot`, 'GET')
  }

  async quit(): Promise<void> {
    await call(this.#session, 'DELETE')
  }

  #post<T>(path: string, body: object): Promise<T> {
    return call<T>(`${this.#session}/${path}`, 'POST', body)
  }
}
