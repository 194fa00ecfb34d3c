import { describe, expect, it } from 'vitest'
import { sampleActions } from '../../../client/features/home/sample.ts'
import { sampleBackQuery } from '../../../client/view/sample.ts'
import type { ActionDraft, Workspace } from '../../../client/view/workspace.ts'
import { badge, eventually, id, receipt } from '../warehouse.ts'
import { openDesk, order, place } from './desk.ts'

const LOSS = id(2, 9)

/** An organisation with the sample in it, brought in on this device. */
const openSample = async () => {
  const desk = await openDesk([place(LOSS, 'loss', 'LOSS')])
  const { workspace, device } = desk
  const made = sampleActions(
    { newId: workspace.newId, lossId: LOSS, timeZone: 'Europe/Berlin' },
    { site: 'Sample', items: ['Gloves', 'Tape', 'Boxes', 'Lamps'] },
  )
  device.online = false
  await workspace.recordAll(made)
  const ids = (collection: string) =>
    made.flatMap((one) => (one.type === 'edit' && one.collection === collection ? [one.documentId] : []))
  const [site = '', firstBin = '', secondBin = ''] = ids('locations')
  const online = async () => {
    device.online = true
    workspace.syncNow()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  }
  return { ...desk, site, firstBin, secondBin, gloves: ids('items')[0] ?? '', online }
}

/** What is taken back, by its name. */
const back = (workspace: Workspace): string[] =>
  workspace
    .read(sampleBackQuery)
    .map(({ type, labels }: ActionDraft) => `${type === 'reversal' ? 'goods' : 'card'} ${labels?.name ?? labels?.item}`)
    .sort()
const goods = (...names: string[]) => names.map((name) => `goods ${name}`)
const cards = (...names: string[]) => names.map((name) => `card ${name}`)
const ITEMS = ['Boxes', 'Gloves', 'Lamps', 'Tape']

describe('the sample is taken back', () => {
  it('whole, as long as nobody has worked with it: before the server has it, after, and then no more', async () => {
    const { workspace, online } = await openSample()
    const whole = [...cards(...ITEMS, 'S-01', 'S-02', 'S-03', 'Sample'), ...goods(...ITEMS)].sort()
    expect(back(workspace)).toEqual(whole)
    await online()
    expect(back(workspace)).toEqual(whole)
    await workspace.recordAll(workspace.read(sampleBackQuery))
    expect(back(workspace)).toEqual([])
  })

  it('but for what somebody has worked with, the bin that holds it, and the site of that', async () => {
    const { workspace, gloves, firstBin } = await openSample()
    await workspace.record(receipt(1, firstBin, gloves))
    // The tape lies in the same bin, and goes; the bin stays.
    expect(back(workspace)).toEqual([
      ...cards('Boxes', 'Lamps', 'S-02', 'S-03', 'Tape'),
      ...goods('Boxes', 'Lamps', 'Tape'),
    ])
  })

  it('but for what was taken back or put away by hand', async () => {
    const { workspace, gloves } = await openSample()
    const opening = workspace.read(sampleBackQuery).find(({ labels }) => labels?.item === 'Tape')
    await workspace.undo(opening?.type === 'reversal' ? opening.reversesId : '')
    await workspace.record({
      ...{ type: 'edit', op: 'update', collection: 'items', documentId: gloves },
      ...{ set: { archived: true }, base: { archived: false } },
    })
    expect(back(workspace).filter((one) => one.endsWith('Gloves') || one.endsWith('Tape'))).toEqual([])
    expect(back(workspace)).toContain('goods Lamps')
  })

  it('but for what is ordered, and a site that somebody has built on or orders from', async () => {
    const { workspace, server, online, site, gloves } = await openSample()
    await online()
    server.put(order(1, 'sales', [{ id: id(71, 1), itemId: gloves, quantity: 1 }]))
    server.poke()
    await eventually(() => expect(back(workspace)).not.toContain('card Gloves'))
    expect(back(workspace)).toEqual([
      ...cards('Boxes', 'Lamps', 'S-02', 'S-03', 'Tape'),
      ...goods('Boxes', 'Lamps', 'Tape'),
    ])
    server.remove('orders', id(7, 1))
    server.put(place(id(3, 70), 'bin', 'OWN', { siteId: site }))
    server.poke()
    await eventually(() => expect(back(workspace)).toContain('card S-01'))
    expect(back(workspace)).not.toContain('card Sample')
    server.put(place(id(3, 70), 'bin', 'OWN', { siteId: site, archived: true }))
    server.put(order(2, 'sales', [], { siteId: site }))
    server.poke()
    await eventually(() => expect(workspace.readOnce((reader) => reader.document('orders', id(7, 2)))).toBeDefined())
    expect(back(workspace)).not.toContain('card Sample')
  })

  it('not at all where there is none, or another item has its code', async () => {
    const { workspace } = await openDesk([
      { collection: 'items', id: id(4, 9), sku: 'OURS', name: 'Ours', barcodes: [{ code: '9521000000018' }] },
    ])
    expect(back(workspace)).toEqual([])
  })
})
