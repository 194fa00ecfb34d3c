import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../../sync-server/cli/command.ts'
import { memberCommand } from '../../../sync-server/cli/member-command.ts'
import { orgCommand } from '../../../sync-server/cli/org-command.ts'
import { isCommonPassword } from '../../../sync-server/identity/common-passwords.ts'
import { Refusal } from '../../../sync-server/refusal.ts'
import { Warehouse } from '../warehouse.ts'

describe('passwords', () => {
  let house: Warehouse
  beforeAll(async () => {
    house = await Warehouse.open()
  })
  afterAll(() => house.close())

  const terminal = () => ({ pool: house.pool, now: () => new Date(), print: () => {}, complain: () => {} })
  const addMember = (email: string, password: string) =>
    runCommand(
      memberCommand,
      ['add', '--org', house.orgId, '--email', email, '--role', 'viewer', '--password', password],
      terminal(),
    )
  const createOrg = (password: string) =>
    runCommand(
      orgCommand,
      ['create', '--name', 'Depot', '--admin-email', 'common@x.test', '--admin-password', password],
      terminal(),
    )

  test.each(['password', 'PassWord', '123456789', 'qwertyuiop', 'sunshine', 'trustno1'])(
    '%s is common',
    async (word) => {
      expect(await isCommonPassword(word)).toBe(true)
    },
  )

  test('no rule of composition: a long phrase in lower case is as good as any', async () => {
    expect(await isCommonPassword('correct horse battery')).toBe(false)
    expect(await addMember('phrase@x.test', 'correct horse battery')).toBe(0)
  })

  test.each([
    ['baseball', 'most common'],
    ['BASEBALL', 'most common'],
    ['seven77', 'at least 8'],
  ])('no door sets %s', async (password, reason) => {
    await expect(addMember(`refused@x.test`, password)).rejects.toThrow(new RegExp(reason))
    await expect(createOrg(password)).rejects.toThrow(Refusal)
  })

  test('what was refused left nothing behind', async () => {
    await expect(addMember('nothing@x.test', 'password')).rejects.toThrow(Refusal)
    expect(await house.rows(`select from members where doc ->> 'name' = 'nothing@x.test'`)).toEqual([])
    expect(await addMember('nothing@x.test', 'something uncommon')).toBe(0)
  })
})
