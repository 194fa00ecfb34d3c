import { problemNameOf } from '../../domain/problem-names.ts'
import type { Problem } from '../../domain/protocol/problem.ts'
import { words } from '../words/index.ts'

/**
 * A refusal of the server in the person's language, with the number by which whoever runs the server finds it in the log; one that this
 * app knows no words for as the server said it, in English.
 */
export const problemSaid = ({
  type,
  title,
  requestId,
}: Pick<Problem, 'title'> & Partial<Pick<Problem, 'type' | 'requestId'>>): string => {
  const name = problemNameOf(type)
  const said = name === undefined ? title : words.problems[name]
  return requestId ? words.problemNumber(said, requestId) : said
}
